import type { JsonObject, LabelStudioApi } from './api.ts'

export interface Project extends JsonObject {
  id: number
  title: string
  label_config: string
  /** A backend's title (live model), a prediction version, or null or "" when nothing is chosen. */
  model_version: string | null
}

/** Creates a project as the "Create Project" dialog does (title of 3 characters or more). `settings` are further project fields. */
export function createProject(api: LabelStudioApi, title: string, labelConfig: string, settings: JsonObject = {}) {
  return api.post<Project>('/api/projects/', { title, label_config: labelConfig, ...settings })
}

export function getProject(api: LabelStudioApi, project: number) {
  return api.get<Project>(`/api/projects/${project}/`)
}

export function updateProject(api: LabelStudioApi, project: number, settings: JsonObject) {
  return api.patch<Project>(`/api/projects/${project}/`, settings)
}

/** Chooses what annotators see, as Settings > Annotation does: a backend's title or a version of stored predictions. */
export function chooseVersionToShow(api: LabelStudioApi, project: number, version: string) {
  return updateProject(api, project, { model_version: version })
}
