import { setTimeout as delay } from 'node:timers/promises'
import { BackendError } from '@label-studio-ml/protocol'
import type { LabelStudioClient, LabelStudioTask } from '@label-studio-ml/sdk/label-studio'
import { entriesOfTasks } from '../annotations/journal-entries.ts'
import type { ReadChanges, Reading, ReadingDriver } from '../annotations/reading-driver.ts'
import { changedTasks } from './changed-tasks.ts'

export interface LabelReadingOptions {
  client: LabelStudioClient
  /** The project's uid. */
  project: string
  /** Its id in Label Studio. */
  id: number
  readings: ReadingDriver
  signal: AbortSignal
}

/** What a reading found, and how: `all` annotated tasks, or only those that `changed`. */
export interface ReadLabels extends ReadChanges {
  extent: 'all' | 'changed'
}

/**
 * Makes the journal hold what Label Studio has of a project. The first time all annotated tasks are read, later those that
 * changed since. A task that was deleted cannot be asked for: when the number of annotations is not that of Label Studio
 * afterwards, all are read again. Nothing is held in memory but a batch. Throws `LABEL_STUDIO_…`.
 */
export async function readLabels(options: LabelReadingOptions): Promise<ReadLabels> {
  const { client, project, readings } = options
  const since = await readings.readUntil(project, client.url)
  const total = { added: 0, changed: 0, deleted: 0 }
  // Somebody may annotate between the reading and the count: once more costs less than everything.
  for (let tries = 0; since !== undefined && tries < 2; tries++) {
    const reading = await readings.begin(project)
    const ids = await changedTasks(options, since)
    if (ids === undefined) break
    const read = await readInto(reading, options, client.exportTasks, ids)
    addUp(total, read.changes)
    if (!(await isComplete(options))) continue
    await reading.finish(client.url, later(since, read.newest))
    return { ...total, extent: 'changed' }
  }
  return readAll(options, total)
}

async function readAll(options: LabelReadingOptions, total: ReadChanges): Promise<ReadLabels> {
  const { client, project, readings } = options
  const reading = await readings.begin(project)
  const read = await readInto(reading, options, client.exportTasks)
  addUp(total, read.changes)
  if (!read.newest) await assertEmpty(options)
  total.deleted += await reading.deleteUnread()
  if (read.newest) await reading.finish(client.url, read.newest)
  return { ...total, extent: 'all' }
}

/** An export without a task must not empty the journal unless the project is empty. */
async function assertEmpty({ client, id }: LabelReadingOptions): Promise<void> {
  const { annotationCount } = await client.projects.get(id)
  if (annotationCount === 0) return
  throw new BackendError(
    'LABEL_STUDIO_ANSWER_UNREADABLE',
    `${client.url} exported no task of project ${id}, which has ${annotationCount} annotations. Use the key of a user who may export it.`,
  )
}

/** Label Studio counts annotations without skips; so do we. */
async function isComplete({ client, project, id, readings }: LabelReadingOptions): Promise<boolean> {
  const { annotationCount } = await client.projects.get(id)
  return (await readings.counts(project)).inLabelStudio === annotationCount
}

const tasksAtOnce = 200
/** Events are recorded by another process, whose accept loop waits for the database: it gets its turn between two batches. */
const pauseMs = 2

/** Takes over these tasks, or all that have annotations. Returns the newest time of Label Studio's clock that was seen. */
async function readInto(
  reading: Reading,
  { id, signal }: LabelReadingOptions,
  exportTasks: LabelStudioClient['exportTasks'],
  ids?: readonly number[],
): Promise<{ changes: ReadChanges; newest: string | undefined }> {
  const changes = { added: 0, changed: 0, deleted: 0 }
  let newest: string | undefined
  let batch: LabelStudioTask[] = []
  const write = async () => {
    addUp(changes, await reading.write(batch.map(readTask)))
    batch = []
    await delay(pauseMs, undefined, { signal })
  }
  for (const chosen of ids ? inChunks(ids) : [undefined]) {
    const unseen = new Set(chosen)
    for await (const task of exportTasks(id, { signal, ...(chosen && { ids: chosen, all: true }) })) {
      unseen.delete(task.id)
      newest = later(newest, task.updatedAt)
      batch.push(task)
      if (batch.length >= tasksAtOnce) await write()
    }
    // Deleted since they were listed.
    batch.push(
      ...[...unseen].map((gone) => ({ id: gone, data: {}, annotations: [], predictions: [], updatedAt: undefined })),
    )
  }
  if (batch.length > 0) await write()
  return { changes, newest }
}

function readTask({ id, data, annotations }: LabelStudioTask) {
  return { taskId: String(id), entries: [...entriesOfTasks([{ id, data, annotations }], 'labelStudio')] }
}

/** Ids that fit into an address. */
function* inChunks(ids: readonly number[]): Generator<readonly number[]> {
  for (let start = 0; start < ids.length; start += tasksAtOnce) yield ids.slice(start, start + tasksAtOnce)
}

function addUp(total: ReadChanges, { added, changed, deleted }: ReadChanges): void {
  total.added += added
  total.changed += changed
  total.deleted += deleted
}

function later(one: string, other: string | undefined): string
function later(one: string | undefined, other: string | undefined): string | undefined
function later(one: string | undefined, other: string | undefined): string | undefined {
  return one === undefined || (other !== undefined && other > one) ? other : one
}
