import type { JsonObject, LabelStudioApi } from './api.ts'
import type { Region } from './regions.ts'

export interface Prediction extends JsonObject {
  id: number
  task: number
  project: number
  result: Region[]
  score: number | null
  model_version: string
}

/** All stored predictions of a project, or of all projects. Asking triggers nothing. */
export function listPredictions(api: LabelStudioApi, project?: number) {
  return api.get<Prediction[]>(`/api/predictions/${project === undefined ? '' : `?project=${project}`}`)
}

/** The newest stored prediction of each task, by task id. */
export function newestByTask(predictions: Prediction[]): Map<number, Prediction> {
  const newest = new Map<number, Prediction>()
  for (const prediction of predictions) {
    const known = newest.get(prediction.task)
    if (!known || known.id < prediction.id) newest.set(prediction.task, prediction)
  }
  return newest
}
