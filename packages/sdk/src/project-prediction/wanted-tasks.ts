import type { LabelStudioTask, StoredPrediction, TaskListOptions } from '../label-studio/label-studio-client.ts'
import type { WantedTasks } from './project-prediction.ts'

/** Decides by what was read of a task whether it is to be predicted by a version. The write looks again. */
export type IsWanted = (task: LabelStudioTask, version: string) => boolean

/** What has to be read of a task for that: its predictions are read only where their scores count. */
export function fieldsFor(only: WantedTasks): NonNullable<TaskListOptions['fields']> {
  return only === 'low-score' ? 'all' : 'versions'
}

export function createIsWanted(only: WantedTasks, scoreBelow = 0.5): IsWanted {
  if (only === 'missing') return ({ predictionCount }) => predictionCount === 0
  if (only === 'all') return ({ predictionVersions }, version) => !predictionVersions?.includes(version)
  return (task, version) => {
    const score = newestOf(task.predictions)?.score
    return predictionsOf(task, version).length === 0 && typeof score === 'number' && score < scoreBelow
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
