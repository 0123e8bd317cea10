import type { LabelStudioTask, TaskListOptions } from '../label-studio/label-studio-client.ts'
import type { BatchSize } from './batch-size.ts'
import type { ProjectPredictionClient } from './project-prediction.ts'

export interface BatchSource {
  client: ProjectPredictionClient
  project: number
  /** Of these tasks only. */
  taskIds: readonly number[] | undefined
  batchSize: Pick<BatchSize, 'current'>
  fields: NonNullable<TaskListOptions['fields']>
  signal: AbortSignal
}

/** Tasks of a batch that want a prediction, and how many others were passed on the way to them. */
export interface Batch {
  tasks: LabelStudioTask[]
  skipped: number[]
}

const pageSize = 500

/** The tasks in batches: as many as want a prediction, or a page without any. Only a page is held at a time. */
export async function* readBatches(
  source: BatchSource,
  isWanted: (task: LabelStudioTask) => boolean | Promise<boolean>,
): AsyncGenerator<Batch> {
  let batch: Batch = { tasks: [], skipped: [] }
  for await (const task of readTasks(source)) {
    if (isGone(task) || !(await isWanted(task))) batch.skipped.push(task.id)
    else batch.tasks.push(task)
    if (Math.max(batch.tasks.length, batch.skipped.length) < source.batchSize.current()) continue
    yield batch
    batch = { tasks: [], skipped: [] }
  }
  if (batch.tasks.length + batch.skipped.length > 0) yield batch
}

type Gone = { id: number; data: undefined }

function isGone(task: LabelStudioTask | Gone): task is Gone {
  return task.data === undefined
}

async function* readTasks(source: BatchSource): AsyncGenerator<LabelStudioTask | Gone> {
  const { client, project, taskIds, fields, signal } = source
  if (!taskIds) {
    yield* client.tasks.list(project, { fields, pageSize, signal })
    return
  }
  for (let start = 0; start < taskIds.length; start += pageSize) {
    const ids = taskIds.slice(start, start + pageSize)
    const found = await readTasksById(source, ids, fields)
    for (const id of ids) yield found.get(id) ?? { id, data: undefined }
  }
}

/** Tasks as they are now, by their ids; those that are gone are left out. */
export async function readTasksById(
  { client, project, signal }: Pick<BatchSource, 'client' | 'project' | 'signal'>,
  ids: readonly number[],
  fields: NonNullable<TaskListOptions['fields']> = 'all',
): Promise<Map<number, LabelStudioTask>> {
  const found = new Map<number, LabelStudioTask>()
  if (ids.length === 0) return found
  const tasks = client.tasks.list(project, { fields, ids, signal })
  for await (const task of tasks) found.set(task.id, task)
  return found
}
