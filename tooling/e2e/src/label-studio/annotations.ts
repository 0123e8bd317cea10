import type { JsonObject, LabelStudioApi } from './api.ts'
import type { Region } from './regions.ts'

export interface Annotation extends JsonObject {
  id: number
  result: Region[]
  was_cancelled: boolean
}

/** Submits an annotation as the Submit button does. `lead_time` is in seconds. */
export function submitAnnotation(api: LabelStudioApi, project: number, task: number, result: Region[]) {
  const body = { result: asDrawn(result), lead_time: 4.2, project }
  return api.post<Annotation>(`/api/tasks/${task}/annotations/?project=${project}`, body)
}

export function updateAnnotation(api: LabelStudioApi, annotation: number, result: Region[]) {
  return api.patch<Annotation>(`/api/annotations/${annotation}/`, { result: asDrawn(result) })
}

/** Skips a task as the Skip button does: an annotation that is cancelled and empty. */
export function skipTask(api: LabelStudioApi, project: number, task: number) {
  const body = { result: [], was_cancelled: true, lead_time: 1.1, project }
  return api.post<Annotation>(`/api/tasks/${task}/annotations/?project=${project}`, body)
}

/** Takes a skip back with an answer: the annotation counts from now on. */
export function unskip(api: LabelStudioApi, annotation: number, result: Region[]) {
  return api.patch<Annotation>(`/api/annotations/${annotation}/`, { was_cancelled: false, result: asDrawn(result) })
}

export function deleteAnnotation(api: LabelStudioApi, annotation: number) {
  return api.delete(`/api/annotations/${annotation}/`)
}

function asDrawn(result: Region[]): Region[] {
  return result.map((region, index) => ({ id: `r${index}`, origin: 'manual', ...region }))
}
