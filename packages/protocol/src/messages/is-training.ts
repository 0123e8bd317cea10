import { z } from 'zod'
import { modelVersionSchema } from '../model-version.ts'
import { jobIdSchema } from './job-id.ts'
import { trainingFailureSchema } from './training-failure.ts'

/** The answer of GET /is_training, in the words of the Python backend 1.x. */
export const isTrainingResponseSchema = z
  .looseObject({
    is_training: z.boolean(),
    model_version: modelVersionSchema.meta({ description: 'The version that serves meanwhile.' }),
    job_id: jobIdSchema.optional(),
    last_failure: trainingFailureSchema.optional().meta({ description: 'The newest training, if it failed.' }),
  })
  .meta({ id: 'IsTrainingResponse' })

export type IsTrainingResponse = z.infer<typeof isTrainingResponseSchema>
