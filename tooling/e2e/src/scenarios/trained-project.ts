import { annotateSample } from './annotate-sample.ts'
import { type ConnectedProject, connectedProject } from './connected-project.ts'
import type { Stage } from './scenario.ts'
import { trainVersion } from './training-job.ts'

export interface TrainedProject extends ConnectedProject {
  /** The version its first training made. */
  version: string
}

/** A connected project whose first two thirds are annotated and learnt. */
export async function trainedProject(stage: Stage, title: string): Promise<TrainedProject> {
  const connected = await connectedProject(stage, title)
  await annotateSample(stage, connected.project, connected.tasks)
  return { ...connected, version: await trainVersion(stage, connected.backend.id) }
}
