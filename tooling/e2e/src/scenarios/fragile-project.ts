import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type RunningBackend, scratchFolder, startApp } from '@label-studio-ml/harness'
import { type Backend, connectBackend } from '../label-studio/backends.ts'
import { createProject } from '../label-studio/projects.ts'
import { importTasks } from '../label-studio/tasks.ts'
import { type RecordingProxy, startRecordingProxy } from '../recording-proxy.ts'
import { repositoryPaths } from '../repository-paths.ts'
import type { Stage } from './scenario.ts'

export const fragileConfig =
  '<View><Text name="text" value="$text"/><Choices name="kind" toName="text"><Choice value="Fine"/></Choices></View>'

/** Those with a digit fail while `predict` is broken; in `nothing` there is nothing to find. */
export const fragileTexts = ['one', 'film 2', 'three', 'film 4', 'nothing', 'film 6']

export interface FragileProject {
  app: RunningBackend
  proxy: RecordingProxy
  project: number
  backend: Backend
  /** Task ids in the order of `fragileTexts`. */
  tasks: number[]
  break(part: 'setup' | 'predict'): void
  heal(part: 'setup' | 'predict'): void
  /** Kills the backend and starts it as another version of the model. */
  restartAs(version: string): Promise<void>
}

/** Runs a story on a project of its own whose backend fails when it is told to. */
export async function withFragileProject(
  { labelStudio: { api } }: Stage,
  title: string,
  run: (fragile: FragileProject) => Promise<void>,
): Promise<void> {
  const faults = scratchFolder('faults')
  const env: Record<string, string> = { FAULT_FOLDER: faults }
  const app = await startApp('fragile', { apps: repositoryPaths.backends, env })
  const proxy = await startRecordingProxy(app.url)
  try {
    const { id: project } = await createProject(api, title, fragileConfig, { show_collab_predictions: true })
    const data = fragileTexts.map((text) => ({ text }))
    const tasks = await importTasks(api, project, data)
    const backend = await connectBackend(api, project, proxy.url, { title: `${title} backend` })
    await run({
      app,
      proxy,
      project,
      backend,
      tasks,
      break: (part) => writeFileSync(join(faults, part), ''),
      heal: (part) => rmSync(join(faults, part)),
      restartAs: async (version) => {
        env.FRAGILE_VERSION = version
        await app.kill()
        await app.restart()
      },
    })
  } finally {
    await proxy.stop()
    await app.stop()
  }
}
