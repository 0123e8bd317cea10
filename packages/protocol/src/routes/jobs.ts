import { z } from 'zod'
import { errorBodySchema } from '../backend-error.ts'
import { jobIdSchema, modelVersionSchema, nonEmptyStringSchema } from '../identifiers.ts'
import { namedProjectSchema, projectQuerySchema } from '../project.ts'
import { exampleProject, exampleVersion } from './examples.ts'
import { bodyErrors, type Route, sharedErrors } from './route.ts'

const jobStatusRequestSchema = z.looseObject({ job: nonEmptyStringSchema }).meta({ id: 'JobStatusRequest' })

/** In the words that Label Studio's connector knows. */
const jobStatusSchema = z.enum(['queued', 'started', 'finished', 'failed', 'canceled']).meta({ id: 'JobStatus' })

const predictionCountsSchema = z
  .looseObject({
    written: z.int().meta({ description: 'Predictions that Label Studio has stored.' }),
    skipped: z.int().meta({ description: 'Tasks that had one already, or are gone.' }),
    failed: z.int().meta({ description: 'Tasks without a prediction; the log says why.' }),
  })
  .meta({ id: 'PredictionCounts' })

const jobStatusResponseSchema = z
  .looseObject({
    job_status: jobStatusSchema,
    job: jobIdSchema,
    progress: z.number().min(0).max(1).meta({ description: 'Share done, 0 to 1.' }),
    model_version: modelVersionSchema.optional().meta({ description: 'What a finished training made.' }),
    train_output: z
      .record(z.string(), z.unknown())
      .optional()
      .meta({ description: 'What the training of that version returned: figures of its own.' }),
    predictions: predictionCountsSchema
      .optional()
      .meta({ description: 'What became of the tasks of a prediction job.' }),
    error: z.string().optional().meta({ description: 'Why it failed.' }),
  })
  .meta({ id: 'JobStatusResponse' })

/** Label Studio's connector reads status 410 as removed. */
const jobRemovedResponseSchema = errorBodySchema
  .extend({ job_status: z.literal('removed') })
  .meta({ id: 'JobRemovedResponse' })

const cancelTrainingRequestSchema = z.looseObject({ project: namedProjectSchema }).meta({ id: 'CancelTrainingRequest' })

/** `canceled` is empty when nothing waited or ran. */
const cancelTrainingResponseSchema = z
  .looseObject({ status: z.literal('ok'), canceled: z.array(jobIdSchema) })
  .meta({ id: 'CancelTrainingResponse' })

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

/** In the words of the Python backend 1.x. */
const isTrainingResponseSchema = z
  .looseObject({
    is_training: z.boolean(),
    model_version: modelVersionSchema.meta({ description: 'The version that serves meanwhile.' }),
    job_id: jobIdSchema.optional(),
    last_failure: trainingFailureSchema.optional().meta({ description: 'The newest training, if it failed.' }),
  })
  .meta({ id: 'IsTrainingResponse' })

/** How trainings are followed and ended. */
export const jobRoutes = {
  jobStatus: {
    id: 'jobStatus',
    method: 'POST',
    path: '/job_status',
    summary: 'Report the state of a job',
    tags: ['Training'],
    auth: 'basic',
    body: jobStatusRequestSchema,
    bodyExamples: { job: { summary: 'The job that /train answered', value: { job: 'job-7' } } },
    answer: {
      status: 200,
      schema: jobStatusResponseSchema,
      description: 'The state of the job.',
      example: { job_status: 'started', job: 'job-7', progress: 0.4 },
    },
    errors: [...bodyErrors, 'JOB_UNKNOWN'],
    errorAnswers: {
      JOB_UNKNOWN: {
        fields: { job_status: 'removed' },
        schema: jobRemovedResponseSchema,
        description: 'No job has this id (any more).',
        example: {
          job_status: 'removed',
          error: { code: 'JOB_UNKNOWN', message: 'No job has the id "job-7".', request_id: 'req-1' },
        },
      },
    },
  },
  cancelTraining: {
    id: 'cancelTraining',
    method: 'POST',
    path: '/cancel_training',
    summary: 'End the training of a project',
    description: 'Ends what runs and what waits; answers when nothing of it goes on. Label Studio never calls it.',
    tags: ['Training'],
    auth: 'basic',
    body: cancelTrainingRequestSchema,
    bodyExamples: { project: { summary: 'A project uid', value: { project: exampleProject } } },
    answer: {
      status: 200,
      schema: cancelTrainingResponseSchema,
      description: 'The jobs that were ended.',
      example: { status: 'ok', canceled: ['job-7'] },
    },
    errors: bodyErrors,
  },
  isTraining: {
    id: 'isTraining',
    method: 'GET',
    path: '/is_training',
    summary: 'Report whether a training runs',
    tags: ['Training'],
    auth: 'basic',
    query: projectQuerySchema,
    answer: {
      status: 200,
      schema: isTrainingResponseSchema,
      description: 'Whether a training runs.',
      example: { is_training: true, model_version: exampleVersion, job_id: 'job-7' },
    },
    errors: [...sharedErrors, 'REQUEST_INVALID'],
  },
} as const satisfies Record<string, Route>
