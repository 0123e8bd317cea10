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
 */
export type TellModel = (project: string, event: WebhookEvent) => void

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
}

interface Queue {
  events: WebhookEvent[]
  items: number
}

/**
 * One event after the other for each project, several projects at a time. Before each of them the event loop turns: answers are
 * written to their sockets, and a model that waits for nothing lets other requests in.
 */
export function createTellModel(options: TellModelOptions): TellModel {
  const { stopping, maxWaitingItems = 20_000 } = options
  const queues = new Map<string, Queue>()
  const warnOnce = createWarnOnce(options.log)
  const work = async (project: string, queue: Queue) => {
    await nextTurn()
    for (let event = queue.events[0]; event !== undefined && !stopping.aborted; event = queue.events[0]) {
      await tell(project, event, options, warnOnce)
      queue.events.shift()
      queue.items -= itemsOf(event)
      await nextTurn()
    }
    queues.delete(project)
  }
  return (project, event) => {
    const { action } = event
    if (typeof action !== 'string') return
    const known = queues.get(project)
    const queue = known ?? { events: [], items: 0 }
    if (queue.items > 0 && queue.items + itemsOf(event) > maxWaitingItems) {
      warnOnce('lost', { project, action }, 'an event is not told to onEvent: too many wait for it')
      return
    }
    queue.events.push(event)
    queue.items += itemsOf(event)
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
