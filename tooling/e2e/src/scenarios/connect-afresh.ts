import { type ConnectOptions, connectBackend } from '../label-studio/backends.ts'
import { createProject } from '../label-studio/projects.ts'
import type { RunningLabelStudio } from '../label-studio/start.ts'
import type { Stage } from './scenario.ts'

/** Connects `url` to a new project without tasks. @throws LabelStudioError with what Label Studio says against it. */
export async function connectAfresh(
  stage: Stage,
  { api }: RunningLabelStudio,
  url: string,
  options: ConnectOptions = {},
) {
  const { id } = await createProject(api, 'traps', stage.sample.labelConfig)
  return connectBackend(api, id, url, options)
}
