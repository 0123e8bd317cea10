import { setImmediate as nextTurn } from 'node:timers/promises'
import type { WebhookEvent } from '@label-studio-ml/protocol'
import { LRUCache } from 'lru-cache'
import type { Log } from '../observability/log.ts'
import { createDeadline } from '../prediction/deadline.ts'
import type { ProjectStore } from '../projects/project-store.ts'
import { inTime } from './predict.ts'
import type { SelectModel } from './select-model.ts'

/**
 * Tells the model of a project what happened in Label Studio, some time after the call: whoever answers Label Studio goes
 * first. Nothing that comes of it reaches the caller.
 *
 * @param bytes of the text that the event came in
 */
export type TellModel = (project: string, event: WebhookEvent, bytes: number) => void

export interface TellModelOptions {
  projects: Pick<ProjectStore, 'get'>
  selectModel: SelectModel
  log: Pick<Log, 'warn'>
  /** Aborted when the server stops: what waits is forgotten. */
  stopping: AbortSignal
  /** How long the next event waits for a model that does not end. Default a minute. */
  timeoutMs?: number | undefined
  /** How many events, tasks and annotations of a project may wait. Default 20,000. */
  maxWaitingItems?: number | undefined
  /**
   * Bytes of text of all events that may wait. Default 64 MB. In memory the masks of brushes take more than twice their text, other
   * events less.
   */
  maxWaitingBytes?: number | undefined
}

interface Queue {
  events: { event: WebhookEvent; bytes: number }[]
  items: number
}

const megabyte = 1024 * 1024

/**
 * One event after the other for each project, several projects at a time. Before each of them the event loop turns: answers are
 * written to their sockets, and a model that waits for nothing lets other requests in.
 */
export function createTellModel(options: TellModelOptions): TellModel {
  const { stopping, maxWaitingItems = 20_000, maxWaitingBytes = 64 * megabyte } = options
  const queues = new Map<string, Queue>()
  let waitingBytes = 0
  const warnOnce = createWarnOnce(options.log)
  const work = async (project: string, queue: Queue) => {
    await nextTurn()
    for (let first = queue.events[0]; first !== undefined && !stopping.aborted; first = queue.events[0]) {
      await tell(project, first.event, options, warnOnce)
      queue.events.shift()
      queue.items -= itemsOf(first.event)
      waitingBytes -= first.bytes
      await nextTurn()
    }
    queues.delete(project)
  }
  return (project, event, bytes) => {
    const { action } = event
    if (typeof action !== 'string') return
    const known = queues.get(project)
    const queue = known ?? { events: [], items: 0 }
    const areTooMany = queue.items > 0 && queue.items + itemsOf(event) > maxWaitingItems
    const areTooLarge = waitingBytes > 0 && waitingBytes + bytes > maxWaitingBytes
    if (areTooMany || areTooLarge) {
      const reason = areTooMany ? 'too many wait' : `more than ${maxWaitingBytes / megabyte} MB would wait`
      warnOnce('lost', { project, action }, `an event is not told to onEvent: ${reason} for it`)
      return
    }
    queue.events.push({ event, bytes })
    queue.items += itemsOf(event)
    waitingBytes += bytes
    if (known) return
    queues.set(project, queue)
    void work(project, queue)
  }
}

async function tell(
  project: string,
  event: WebhookEvent,
  { projects, selectModel, stopping, timeoutMs = 60_000 }: TellModelOptions,
  warnOnce: WarnOnce,
): Promise<void> {
  if (!projects.get(project)?.labelConfig) return
  const about = { project, action: String(event.action) }
  const deadline = createDeadline(timeoutMs)
  try {
    const { hold } = await selectModel({ project })
    const held = await inTime(hold(), deadline)
    await held?.runner.tell(event, AbortSignal.any([deadline.signal, stopping])).finally(held.release)
    if (!deadline.signal.aborted) return
    warnOnce('late', about, `onEvent did not end within ${timeoutMs / 1000} s: the next event does not wait for it`)
  } catch (err) {
    warnOnce('failed', { err, ...about }, 'onEvent failed')
  } finally {
    deadline.clear()
  }
}

/** An event counts as one, and each task or annotation in it. */
function itemsOf(event: WebhookEvent): number {
  return Object.values(event).reduce<number>((items, value) => items + (Array.isArray(value) ? value.length : 0), 1)
}

type WarnOnce = (what: string, about: { project: string; action: string; err?: unknown }, message: string) => void

const maxWarnings = 1000

/** Once for a project and an action: what happens at every event would fill the log. */
function createWarnOnce(log: Pick<Log, 'warn'>): WarnOnce {
  const warned = new LRUCache<string, true>({ max: maxWarnings })
  return (what, about, message) => {
    const action = about.action.slice(0, 100)
    const id = JSON.stringify([what, about.project, action])
    if (!warned.has(id)) log.warn({ ...about, action }, `${message} (logged once for this action)`)
    warned.set(id, true)
  }
}
