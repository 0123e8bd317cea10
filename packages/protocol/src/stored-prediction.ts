import { z } from 'zod'
import { identifierSchema } from './identifier.ts'
import { regionSchema } from './region.ts'

/** A prediction that Label Studio has stored, as it comes with a task. */
export const storedPredictionSchema = z
  .looseObject({
    id: identifierSchema.nullish(),
    result: z.array(regionSchema).nullish(),
    score: z.number().nullish(),
    model_version: z.string().nullish(),
    task: identifierSchema.nullish(),
  })
  .meta({ id: 'StoredPrediction', description: 'A prediction that Label Studio has stored.' })

export type StoredPrediction = z.infer<typeof storedPredictionSchema>
