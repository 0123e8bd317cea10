import { z } from 'zod'

/** Label Studio keeps 128 characters of it. */
export const jobIdSchema = z
  .string()
  .min(1)
  .max(128)
  .meta({ description: 'Id of a training or bulk prediction run.', example: 'job-7' })
