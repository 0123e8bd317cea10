import { z } from 'zod'
import { projectReferenceSchema } from '../project-reference.ts'
import { type Task, taskSchema } from '../task.ts'
import { jobIdSchema } from './job-id.ts'
import { requestParamsSchema } from './predict.ts'

/**
 * The body of POST /train (1.0 to 1.4.0, 1.6 to 1.11): every annotated task of the project, under `annotations` or,
 * from clients of the 0.9 era, `completions`.
 */
export const trainRequestSchema = z
  .looseObject({
    annotations: z.array(taskSchema).nullish().meta({ description: 'Tasks with their annotations.' }),
    completions: z.array(taskSchema).nullish().meta({ description: 'The same, in the words of the 0.9 era.' }),
    project: projectReferenceSchema.optional(),
    label_config: z.string().nullish(),
    params: z.union([requestParamsSchema, z.null()]).optional(),
  })
  .meta({ id: 'TrainRequest' })

export type TrainRequest = z.infer<typeof trainRequestSchema>

/** The tasks that a training request carries, whichever key holds them. */
export function trainTasks(request: TrainRequest): Task[] {
  return request.annotations ?? request.completions ?? []
}

/** The answer of POST /train and /webhook: `job` is there when a training was queued or joined one that waits. */
export const acceptedResponseSchema = z
  .looseObject({
    status: z.enum(['ok', 'ignored']).meta({ description: 'ignored: nothing had to be done.' }),
    job: jobIdSchema.optional(),
    detail: z.string().optional().meta({ description: 'Why nothing was done, when there is something to say.' }),
  })
  .meta({ id: 'AcceptedResponse' })

export type AcceptedResponse = z.infer<typeof acceptedResponseSchema>
