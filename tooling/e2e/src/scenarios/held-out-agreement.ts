import { type AppSample, annotatedAndHeldOut } from '../app-sample.ts'
import { newestByTask, type Prediction } from '../label-studio/predictions.ts'

/** Mean agreement of stored predictions with the truth of the tasks nobody annotated; a missing prediction counts 0. */
export function heldOutAgreement(sample: AppSample, tasks: number[], stored: Prediction[]): number {
  const newest = newestByTask(stored)
  const pairs = sample.tasks.map((task, index) => ({ truth: task.truth, prediction: newest.get(tasks[index] ?? -1) }))
  const { heldOut } = annotatedAndHeldOut(pairs)
  const agreements = heldOut.map(({ truth, prediction }) =>
    prediction ? sample.agreement(prediction.result, truth) : 0,
  )
  return agreements.reduce((sum, one) => sum + one, 0) / agreements.length
}
