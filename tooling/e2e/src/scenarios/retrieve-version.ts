import { retrievePredictions } from '../label-studio/data-manager.ts'
import { listPredictions, type Prediction } from '../label-studio/predictions.ts'
import type { Stage } from './scenario.ts'

/** Retrieves predictions for all tasks of a project and returns those that Label Studio stored of one version. */
export async function retrieveVersion(stage: Stage, project: number, version: string | null): Promise<Prediction[]> {
  const { api } = stage.labelStudio
  await retrievePredictions(api, project)
  return (await listPredictions(api, project)).filter((one) => one.model_version === version)
}
