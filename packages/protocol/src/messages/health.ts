import { z } from 'zod'
import { modelVersionSchema } from '../model-version.ts'

/** The answer of GET /health and GET /. Label Studio reads nothing in it, people who curl it do. */
export const healthResponseSchema = z
  .looseObject({
    status: z.literal('UP'),
    model_class: z.string().meta({ description: 'Name of the model class.' }),
    model_version: modelVersionSchema.optional(),
  })
  .meta({ id: 'HealthResponse' })

export type HealthResponse = z.infer<typeof healthResponseSchema>
