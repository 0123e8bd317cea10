import { annotationSchema, taskSchema } from '@label-studio-ml/protocol'
import { z } from 'zod'
import type { LabelStudioTask } from './label-studio-client.ts'
import { storedPredictionSchema } from './stored-prediction.ts'

/** A task of a list or an export; exports have ids where lists have predictions. */
export const labelStudioTaskSchema = z
  .object({
    id: z.int(),
    data: taskSchema.shape.data,
    annotations: z.array(annotationSchema).nullish(),
    predictions: z.array(z.union([z.int(), storedPredictionSchema])).nullish(),
    predictions_model_versions: z.string().nullish(),
    total_predictions: z.int().nullish(),
    updated_at: z.string().nullish(),
  })
  .transform(
    (task): LabelStudioTask => ({
      id: task.id,
      data: task.data,
      annotations: task.annotations ?? [],
      predictions: (task.predictions ?? []).filter((prediction) => typeof prediction === 'object'),
      predictionVersions: versionsIn(task.predictions_model_versions),
      predictionCount: task.total_predictions ?? undefined,
      updatedAt: task.updated_at ?? undefined,
    }),
  )

/** Label Studio cuts the list after so many characters. */
const listedCharacters = 500

/** SQLite puts a comma between versions, PostgreSQL a comma and a space. */
function versionsIn(listed: string | null | undefined): string[] | undefined {
  if (typeof listed !== 'string' || listed.length >= listedCharacters) return undefined
  return listed.split(',').flatMap((version) => version.trim() || [])
}
