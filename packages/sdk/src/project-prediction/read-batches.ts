import type { LabelStudioTask } from '../label-studio/label-studio-client.ts'
import type { ProjectPredictionClient } from './project-prediction.ts'

export interface BatchSource {
  client: ProjectPredictionClient
  project: number
  /** Of these tasks only. */
  taskIds: readonly number[] | undefined
  batchSize: number
  signal: AbortSignal
}

/** Tasks of a batch that want a prediction, and how many others were passed on the way to them. */
export interface Batch {
  tasks: LabelStudioTask[]
  skipped: number[]
}

/** The tasks in batches: as many as want a prediction, or a page without any. Only a page is held at a time. */
export async function* readBatches(
  source: BatchSource,
  isWanted: (task: LabelStudioTask) => boolean | Promise<boolean>,
): AsyncGenerator<Batch> {
  let batch: Batch = { tasks: [], skipped: [] }
  for await (const task of readTasks(source)) {
    if (isGone(task) || !(await isWanted(task))) batch.skipped.push(task.id)
    else batch.tasks.push(task)
    if (batch.tasks.length < source.batchSize && batch.skipped.length < source.batchSize) continue
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
  const { client, project, taskIds, batchSize, signal } = source
  if (!taskIds) {
    yield* client.tasks.list(project, { fields: 'all', pageSize: batchSize, signal })
    return
  }
  for (let start = 0; start < taskIds.length; start += batchSize) {
    const ids = taskIds.slice(start, start + batchSize)
    const found = await readTasksById(source, ids)
    for (const id of ids) yield found.get(id) ?? { id, data: undefined }
  }
}

/** Tasks as they are now, by their ids; those that are gone are left out. */
export async function readTasksById(
  { client, project, signal }: Pick<BatchSource, 'client' | 'project' | 'signal'>,
  ids: readonly number[],
): Promise<Map<number, LabelStudioTask>> {
  const found = new Map<number, LabelStudioTask>()
  if (ids.length === 0) return found
  const tasks = client.tasks.list(project, { fields: 'all', ids, pageSize: ids.length, signal })
  for await (const task of tasks) found.set(task.id, task)
  return found
}
