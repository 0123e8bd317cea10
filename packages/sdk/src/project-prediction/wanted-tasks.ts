import type { LabelStudioTask, StoredPrediction } from '../label-studio/label-studio-client.ts'
import type { WantedTasks } from './project-prediction.ts'

/** Decides whether a task is to be predicted by a version. */
export type IsWanted = (task: LabelStudioTask, version: string) => boolean

export function createIsWanted(only: WantedTasks, scoreBelow = 0.5): IsWanted {
  if (only === 'missing') return ({ predictions }) => predictions.length === 0
  return (task, version) => {
    if (predictionsOf(task, version).length > 0) return false
    if (only === 'all') return true
    const score = newestOf(task.predictions)?.score
    return typeof score === 'number' && score < scoreBelow
  }
}

/** The predictions of a version, the oldest first. */
export function predictionsOf({ predictions }: LabelStudioTask, version: string): StoredPrediction[] {
  return predictions.filter((prediction) => prediction.model_version === version).toSorted((a, b) => a.id - b.id)
}

function newestOf(predictions: readonly StoredPrediction[]): StoredPrediction | undefined {
  return predictions.reduce<StoredPrediction | undefined>(
    (newest, prediction) => (newest && newest.id > prediction.id ? newest : prediction),
    undefined,
  )
}
