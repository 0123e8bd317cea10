import { annotatedAndHeldOut } from '../app-sample.ts'
import { submitAnnotation } from '../label-studio/annotations.ts'
import type { Stage } from './scenario.ts'

/** Positions in the tasks to learn from. */
export interface SampleRange {
  /** The first one; default 0. */
  from?: number
  /** The first one that is left out again; default none. */
  to?: number
}

/** Submits the truth of the tasks to learn from, one task after the other. Returns how many were submitted. */
export async function annotateSample(
  stage: Stage,
  project: number,
  tasks: number[],
  { from = 0, to = Number.POSITIVE_INFINITY }: SampleRange = {},
): Promise<number> {
  const { annotated } = annotatedAndHeldOut(stage.sample.tasks)
  const chosen = annotated.map(({ truth }, index) => ({ truth, task: tasks[index] ?? 0 })).slice(from, to)
  for (const { truth, task } of chosen) await submitAnnotation(stage.labelStudio.api, project, task, truth)
  return chosen.length
}
