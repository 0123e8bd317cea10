import type { JsonObject, LabelStudioApi } from './api.ts'
import type { Region } from './regions.ts'

export interface Backend extends JsonObject {
  id: number
  url: string
  title: string
  /** CO connected, DI disconnected, ER error, TR training. */
  state: string
  error_message?: string | null
  /** What `/setup` answered last. */
  model_version: string | null
}

export interface ConnectOptions {
  title?: string
  isInteractive?: boolean
  extraParams?: string
  basicAuth?: { user: string; password: string }
}

/** Connects a backend as "Validate and Save" does. @throws LabelStudioError when health or setup fail. */
export function connectBackend(api: LabelStudioApi, project: number, url: string, options: ConnectOptions = {}) {
  const { basicAuth } = options
  return api.post<Backend>('/api/ml', {
    project,
    url,
    title: options.title ?? 'backend',
    extra_params: options.extraParams ?? '',
    is_interactive: options.isInteractive ?? true,
    auth_method: basicAuth ? 'BASIC_AUTH' : 'NONE',
    ...(basicAuth ? { basic_auth_user: basicAuth.user, basic_auth_pass: basicAuth.password } : {}),
  })
}

/** Lists backends as the Data Manager and Settings > Model do: each look is a health and a setup call. */
export function listBackends(api: LabelStudioApi, project: number) {
  return api.get<Backend[]>(`/api/ml?project=${project}`)
}

/** The backend by its id, after a health and a setup call. */
export function getBackend(api: LabelStudioApi, backend: number) {
  return api.get<Backend>(`/api/ml/${backend}`)
}

/** Versions Label Studio learns from `GET /versions` of the backend; 1.4.1 has no such call. */
export async function backendVersions(api: LabelStudioApi, backend: number): Promise<string[]> {
  const { versions } = await api.get<{ versions: string[] }>(`/api/ml/${backend}/versions`)
  return versions
}

/** Presses Start Training. Label Studio answers 200 whatever the backend said. */
export function startTraining(api: LabelStudioApi, backend: number) {
  return api.post<unknown>(`/api/ml/${backend}/train`)
}

/** Disconnects a backend. Nothing is sent to it, and its webhook stays. */
export function disconnectBackend(api: LabelStudioApi, backend: number) {
  return api.delete(`/api/ml/${backend}`)
}

/** What Label Studio gives the browser for an interactive request: always 200, an error is text in `errors`. */
export interface InteractiveAnswer {
  data?: { result?: Region[]; score?: number | null; model_version?: string }
  errors?: string[]
}

/** Asks for suggestions as the editor does when a smart region is finished. */
export function annotateInteractively(api: LabelStudioApi, backend: number, task: number, context: JsonObject) {
  return api.post<InteractiveAnswer>(`/api/ml/${backend}/interactive-annotating`, { task, context })
}
