import { regionSchema } from '@label-studio-ml/protocol'
import { z } from 'zod'
import type { StoredPrediction } from './label-studio-client.ts'

/** Label Studio stores any JSON as `result`; what is no list has no regions. */
export const storedPredictionSchema = z
  .object({
    id: z.int(),
    task: z.int(),
    model_version: z.string().nullish(),
    score: z.number().nullish(),
    result: z.array(regionSchema).nullish().catch([]),
  })
  .transform(
    ({ id, task, model_version, score, result }): StoredPrediction => ({
      id,
      task,
      model_version: model_version ?? null,
      score: score ?? null,
      result: result ?? [],
    }),
  )
