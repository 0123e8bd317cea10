import { z } from 'zod'
import { jobIdSchema } from './job-id.ts'

/** A project's newest training, when it failed. */
export const trainingFailureSchema = z
  .looseObject({
    project: z.string(),
    job_id: jobIdSchema,
    error: z.string().meta({ description: 'Why it failed.' }),
    ended_at: z.string().meta({ description: 'ISO 8601.' }),
  })
  .meta({ id: 'TrainingFailure' })

export type TrainingFailure = z.infer<typeof trainingFailureSchema>
