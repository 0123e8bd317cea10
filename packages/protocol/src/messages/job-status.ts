import { z } from 'zod'
import { errorBodySchema } from '../errors/error-body.ts'
import { modelVersionSchema } from '../model-version.ts'
import { nonEmptyStringSchema } from '../non-empty-string.ts'
import { jobIdSchema } from './job-id.ts'

/** The body of POST /job_status. */
export const jobStatusRequestSchema = z.looseObject({ job: nonEmptyStringSchema }).meta({ id: 'JobStatusRequest' })

export type JobStatusRequest = z.infer<typeof jobStatusRequestSchema>

/** The states of a job, in the words that Label Studio's connector knows. */
export const jobStatusSchema = z.enum(['queued', 'started', 'finished', 'failed', 'canceled']).meta({ id: 'JobStatus' })

export type JobStatus = z.infer<typeof jobStatusSchema>

/** The answer of POST /job_status. */
export const jobStatusResponseSchema = z
  .looseObject({
    job_status: jobStatusSchema,
    job: jobIdSchema,
    progress: z.number().min(0).max(1).meta({ description: 'Share done, 0 to 1.' }),
    model_version: modelVersionSchema.optional().meta({ description: 'What a finished training made.' }),
    error: z.string().optional().meta({ description: 'Why it failed.' }),
  })
  .meta({ id: 'JobStatusResponse' })

export type JobStatusResponse = z.infer<typeof jobStatusResponseSchema>

/** The answer for a job that is not known (any more); Label Studio's connector reads status 410 as removed. */
export const jobRemovedResponseSchema = errorBodySchema
  .extend({ job_status: z.literal('removed') })
  .meta({ id: 'JobRemovedResponse' })

export type JobRemovedResponse = z.infer<typeof jobRemovedResponseSchema>
