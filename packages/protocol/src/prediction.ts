import { z } from 'zod'
import { modelVersionSchema } from './identifiers.ts'
import { scoreSchema } from './tags/define-region.ts'
import { predictedRegionSchema } from './tags/predicted-region.ts'

/**
 * One prediction as we send it.
 * `model_version` is required: Label Studio 1.12+ stores the prediction under it. `cluster`, `neighbors` and
 * `mislabeling` are kept by Label Studio before 1.12 only.
 */
export const predictionSchema = z
  .strictObject({
    result: z.array(predictedRegionSchema),
    score: scoreSchema.nullish(),
    model_version: modelVersionSchema,
    cluster: z.int().nullish(),
    neighbors: z.array(z.int()).nullish().meta({ description: 'Ids of similar tasks.' }),
    mislabeling: z.number().nullish(),
  })
  .meta({ id: 'Prediction', description: 'One prediction for one task.' })

export type Prediction = z.infer<typeof predictionSchema>
