import { z } from 'zod'
import { jobIdSchema } from '../identifiers.ts'
import { projectReferenceSchema } from '../project.ts'
import { type Task, taskSchema } from '../task.ts'
import { webhookEventSchema } from '../webhook-events.ts'
import {
  exampleAnnotation,
  exampleLabelConfig,
  exampleProject,
  exampleProjectPayload,
  exampleTask,
} from './examples.ts'
import { requestParamsSchema } from './prediction.ts'
import { bodyErrors, type Route, type RouteAnswer } from './route.ts'

/**
 * What Label Studio 1.0 to 1.4.0 and 1.6 to 1.11 sends: every annotated task of the project, under `annotations` or,
 * from clients of the 0.9 era, `completions`.
 */
export const trainRequestSchema = z
  .looseObject({
    annotations: z.array(taskSchema).nullish().meta({ description: 'Tasks with their annotations.' }),
    completions: z.array(taskSchema).nullish().meta({ description: 'The same, in the words of the 0.9 era.' }),
    project: projectReferenceSchema.optional(),
    label_config: z.string().nullish(),
    params: z.union([requestParamsSchema, z.null()]).optional(),
    train: z.boolean().nullish().meta({
      description:
        'For requests made by hand: false keeps the annotations without asking for a training. Default true.',
    }),
  })
  .meta({ id: 'TrainRequest' })

export type TrainRequest = z.infer<typeof trainRequestSchema>

/** The tasks that a training request carries, whichever key holds them. */
export function trainTasks(request: TrainRequest): Task[] {
  return request.annotations ?? request.completions ?? []
}

/** `job` is there when a training was queued, or joined one that was waiting. */
const acceptedResponseSchema = z
  .looseObject({
    status: z.enum(['ok', 'ignored']).meta({ description: 'ignored: nothing had to be done.' }),
    job: jobIdSchema.optional(),
    detail: z.string().optional().meta({ description: 'Why nothing was done, when there is something to say.' }),
  })
  .meta({ id: 'AcceptedResponse' })

export type AcceptedResponse = z.infer<typeof acceptedResponseSchema>

const accepted = {
  status: 201,
  schema: acceptedResponseSchema,
  description: 'Taken; the work goes on after the answer.',
  example: { status: 'ok', job: 'job-7' },
} as const satisfies RouteAnswer

/** What makes the model learn. */
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
    longLists: { limit: 'MAX_TRAINING_ITEMS', items: { annotations: taskSchema, completions: taskSchema } },
    answer: accepted,
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
    answer: accepted,
    errors: [...bodyErrors, 'WEBHOOK_SECRET_WRONG'],
  },
} as const satisfies Record<string, Route>
