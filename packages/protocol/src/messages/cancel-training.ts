import { z } from 'zod'
import { namedProjectSchema } from '../project-reference.ts'
import { jobIdSchema } from './job-id.ts'

/** The body of POST /cancel_training. */
export const cancelTrainingRequestSchema = z
  .looseObject({ project: namedProjectSchema })
  .meta({ id: 'CancelTrainingRequest' })

export type CancelTrainingRequest = z.infer<typeof cancelTrainingRequestSchema>

/** The answer of POST /cancel_training: the jobs that it ended, none if nothing waited or ran. */
export const cancelTrainingResponseSchema = z
  .looseObject({ status: z.literal('ok'), canceled: z.array(jobIdSchema) })
  .meta({ id: 'CancelTrainingResponse' })

export type CancelTrainingResponse = z.infer<typeof cancelTrainingResponseSchema>
