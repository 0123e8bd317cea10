import { BackendError } from '@label-studio-ml/protocol'
import type { LabelStudioClient, LabelStudioTask } from '@label-studio-ml/sdk/label-studio'
import { entriesOfTasks } from '../annotations/journal-entries.ts'
import type { ReadChanges, Reading, ReadingDriver } from '../annotations/reading-driver.ts'
import { annotatedTasks, changedTasks } from './tasks-to-read.ts'

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
    const { time } = await client.version()
    const ids = await changedTasks(options, since)
    if (ids === undefined) break
    const { changes } = await readInto(reading, options, ids)
    addUp(total, changes)
    if (!(await isComplete(options))) continue
    if (time) await reading.finish(client.url, time.toISOString())
    return { ...total, extent: 'changed' }
  }
  return readAll(options, total)
}

async function readAll(options: LabelReadingOptions, total: ReadChanges): Promise<ReadLabels> {
  const { client, project, readings } = options
  const reading = await readings.begin(project)
  const { time } = await client.version()
  const { changes, taskCount } = await readInto(reading, options, await annotatedTasks(options))
  addUp(total, changes)
  if (taskCount === 0) await assertEmpty(options)
  total.deleted += await reading.deleteUnread()
  if (time) await reading.finish(client.url, time.toISOString())
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
/** Of their JSON: an annotation of a mask or a video may have megabytes. */
const charactersAtOnce = 4_000_000

/** Takes over these tasks, or all that have annotations. */
async function readInto(
  reading: Reading,
  { client, id, signal }: LabelReadingOptions,
  ids: readonly number[] | undefined,
): Promise<{ changes: ReadChanges; taskCount: number }> {
  const changes = { added: 0, changed: 0, deleted: 0 }
  let taskCount = 0
  let batch: ExportedTask[] = []
  let characters = 0
  const write = async () => {
    addUp(changes, await reading.write(batch.map(readTask)))
    batch = []
    characters = 0
    signal.throwIfAborted()
  }
  const unseen = new Set(ids)
  for await (const task of client.exportTasks(id, { signal, ...(ids && { ids, all: true }) })) {
    unseen.delete(task.id)
    taskCount++
    batch.push(task)
    characters += JSON.stringify([task.data, task.annotations]).length
    if (batch.length >= tasksAtOnce || characters >= charactersAtOnce) await write()
  }
  // Deleted since they were listed.
  batch.push(...[...unseen].map((gone) => ({ id: gone, data: {}, annotations: [] })))
  if (batch.length > 0) await write()
  return { changes, taskCount }
}

type ExportedTask = Pick<LabelStudioTask, 'id' | 'data' | 'annotations'>

function readTask({ id, data, annotations }: ExportedTask) {
  return { taskId: String(id), entries: [...entriesOfTasks([{ id, data, annotations }], 'labelStudio')] }
}

function addUp(total: ReadChanges, { added, changed, deleted }: ReadChanges): void {
  total.added += added
  total.changed += changed
  total.deleted += deleted
}
