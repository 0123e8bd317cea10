import type { Annotation } from './annotations.ts'
import type { JsonObject, LabelStudioApi } from './api.ts'
import type { Prediction } from './predictions.ts'

export interface Task extends JsonObject {
  id: number
  data: JsonObject
  annotations: Annotation[]
  predictions: Prediction[]
}

/** Imports tasks as the Import dialog does and returns their ids in the order of `data`. */
export async function importTasks(api: LabelStudioApi, project: number, data: JsonObject[]): Promise<number[]> {
  const body = data.map((one) => ({ data: one }))
  const answer = await api.post<{ task_ids?: number[]; task_count: number }>(
    `/api/projects/${project}/import?return_task_ids=true`,
    body,
  )
  if (answer.task_ids?.length === data.length) return answer.task_ids
  const tasks = await api.get<{ id: number }[]>(`/api/projects/${project}/tasks/?page_size=${data.length}`)
  return tasks.map((task) => task.id).sort((a, b) => a - b)
}

/** A task to import with predictions that are stored beside it. */
export interface PredictedTask {
  data: JsonObject
  predictions: { result: readonly object[]; score?: number; model_version?: string }[]
}

/** Imports tasks with predictions; one that Label Studio refuses is a LabelStudioError for all. */
export function importPredicted(api: LabelStudioApi, project: number, tasks: PredictedTask[]) {
  return api.post<unknown>(`/api/projects/${project}/import`, tasks)
}

/** Opens a task as the labeling page does: Label Studio asks the backend when the task has no prediction yet. */
export function openTask(api: LabelStudioApi, project: number, task: number) {
  return api.get<Task>(`/api/tasks/${task}/?project=${project}`)
}

/** Uploads a file of tasks as the Import dialog does. */
export function importFile(api: LabelStudioApi, project: number, name: string, content: Buffer) {
  return api.upload<{ task_count: number }>(`/api/projects/${project}/import`, name, content)
}
