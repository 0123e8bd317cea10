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
    updated_at: z.string().nullish(),
  })
  .transform(
    (task): LabelStudioTask => ({
      id: task.id,
      data: task.data,
      annotations: task.annotations ?? [],
      predictions: (task.predictions ?? []).filter((prediction) => typeof prediction === 'object'),
      updatedAt: task.updated_at ?? undefined,
    }),
  )
