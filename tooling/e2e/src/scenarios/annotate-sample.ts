import { annotatedAndHeldOut } from '../app-sample.ts'
import { submitAnnotation } from '../label-studio/annotations.ts'
import type { Stage } from './scenario.ts'

/**
 * Submits the truth of the tasks to learn from, one task after the other. `from` skips tasks at the start
 * that are annotated already. Returns how many were submitted.
 */
export async function annotateSample(stage: Stage, project: number, tasks: number[], from = 0): Promise<number> {
  const { annotated } = annotatedAndHeldOut(stage.sample.tasks)
  for (const [index, { truth }] of annotated.entries()) {
    if (index >= from) await submitAnnotation(stage.labelStudio.api, project, tasks[index] ?? 0, truth)
  }
  return annotated.length - from
}
