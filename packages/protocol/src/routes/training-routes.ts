import { webhookEventSchema } from '../events/webhook-event.ts'
import { cancelTrainingRequestSchema, cancelTrainingResponseSchema } from '../messages/cancel-training.ts'
import { isTrainingResponseSchema } from '../messages/is-training.ts'
import { jobRemovedResponseSchema, jobStatusRequestSchema, jobStatusResponseSchema } from '../messages/job-status.ts'
import { projectQuerySchema } from '../messages/project-query.ts'
import { acceptedResponseSchema, trainRequestSchema } from '../messages/train.ts'
import {
  exampleAnnotation,
  exampleLabelConfig,
  exampleProject,
  exampleProjectPayload,
  exampleTask,
  exampleVersion,
} from './examples.ts'
import type { Route } from './route.ts'
import { bodyErrors, sharedErrors } from './shared-errors.ts'

const accepted = {
  schema: acceptedResponseSchema,
  description: 'Taken; the work goes on after the answer.',
  example: { status: 'ok', job: 'job-7' },
}

/** What makes the model learn, and how to follow it. */
export const trainingRoutes = {
  train: {
    id: 'train',
    method: 'POST',
    path: '/train',
    summary: 'Train on annotated tasks',
    description: '“Start training” of Label Studio 1.0 to 1.4.0 and 1.6 to 1.11; carries every annotated task.',
    tags: ['Training'],
    auth: 'basic',
    body: trainRequestSchema,
    bodyExamples: {
      annotations: {
        summary: 'Label Studio',
        value: {
          annotations: [{ ...exampleTask, annotations: [exampleAnnotation] }],
          project: exampleProject,
          label_config: exampleLabelConfig,
          params: { login: null, password: null },
        },
      },
    },
    response: { 201: accepted },
    errors: bodyErrors,
  },
  webhook: {
    id: 'webhook',
    method: 'POST',
    path: '/webhook',
    summary: 'Take an event',
    description:
      'Webhook deliveries wait one second, are never repeated and carry no Basic credentials; START_TRAINING comes from the connector, with them. An unknown event is taken and ignored.',
    tags: ['Training'],
    auth: 'webhook',
    body: webhookEventSchema,
    bodyExamples: {
      annotationCreated: {
        summary: 'An annotation was submitted',
        value: {
          action: 'ANNOTATION_CREATED',
          annotation: exampleAnnotation,
          task: { id: 7, data: { text: 'I loved it' } },
          project: exampleProjectPayload,
        },
      },
      startTraining: {
        summary: 'Start training',
        value: { action: 'START_TRAINING', project: exampleProjectPayload },
      },
      withoutPayload: { summary: 'A webhook with send_payload off', value: { action: 'ANNOTATION_UPDATED' } },
    },
    response: { 201: accepted },
    errors: [...bodyErrors, 'WEBHOOK_SECRET_WRONG'],
  },
  jobStatus: {
    id: 'jobStatus',
    method: 'POST',
    path: '/job_status',
    summary: 'Tell how a job stands',
    tags: ['Training'],
    auth: 'basic',
    body: jobStatusRequestSchema,
    bodyExamples: { job: { summary: 'The job that /train answered', value: { job: 'job-7' } } },
    response: {
      200: {
        schema: jobStatusResponseSchema,
        description: 'How the job stands.',
        example: { job_status: 'started', job: 'job-7', progress: 0.4 },
      },
      410: {
        schema: jobRemovedResponseSchema,
        description: 'No job has this id (any more).',
        example: {
          job_status: 'removed',
          error: { code: 'JOB_UNKNOWN', message: 'No job has the id "job-7".', request_id: 'req-1' },
        },
      },
    },
    errors: bodyErrors,
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
    response: {
      200: {
        schema: cancelTrainingResponseSchema,
        description: 'The jobs that were ended.',
        example: { status: 'ok', canceled: ['job-7'] },
      },
    },
    errors: bodyErrors,
  },
  isTraining: {
    id: 'isTraining',
    method: 'GET',
    path: '/is_training',
    summary: 'Tell whether a training runs',
    tags: ['Training'],
    auth: 'basic',
    query: projectQuerySchema,
    response: {
      200: {
        schema: isTrainingResponseSchema,
        description: 'Whether a training runs.',
        example: { is_training: true, model_version: exampleVersion, job_id: 'job-7' },
      },
    },
    errors: [...sharedErrors, 'REQUEST_INVALID'],
  },
} as const satisfies Record<string, Route>
