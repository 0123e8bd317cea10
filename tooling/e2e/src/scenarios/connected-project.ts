import { type Backend, connectBackend } from '../label-studio/backends.ts'
import { createProject } from '../label-studio/projects.ts'
import { importTasks } from '../label-studio/tasks.ts'
import type { Stage } from './scenario.ts'

export interface ConnectedProject {
  project: number
  backend: Backend
  /** Task ids in the order of the sample's tasks. */
  tasks: number[]
}

/** A project with the sample's label config and tasks, connected to `url` (the app behind its proxy when left out). */
export async function connectedProject(stage: Stage, title: string, url = stage.proxy.url): Promise<ConnectedProject> {
  const { api } = stage.labelStudio
  const { id: project } = await createProject(api, title, stage.sample.labelConfig, { show_collab_predictions: true })
  const tasks = await importTasks(
    api,
    project,
    stage.sample.tasks.map((task) => task.data),
  )
  const backend = await connectBackend(api, project, url, {
    title: `${title} backend`,
    isInteractive: stage.sample.interactiveContext !== undefined,
  })
  return { project, backend, tasks }
}
