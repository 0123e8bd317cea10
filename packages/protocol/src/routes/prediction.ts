import { z } from 'zod'
import { modelVersionSchema } from '../identifiers.ts'
import { predictionSchema } from '../prediction.ts'
import { projectReferenceSchema } from '../project.ts'
import { regionSchema, type Task, taskSchema } from '../task.ts'
import {
  exampleLabelConfig,
  examplePrediction,
  exampleProject,
  exampleRegion,
  exampleTask,
  exampleVersion,
} from './examples.ts'
import { bodyErrors, labelConfigErrors, type Route } from './route.ts'

/**
 * 1.0.0 sends `project` and `schema`, 1.0.2 adds `hostname` and `access_token`, 1.6 to 1.11 add `model_version`,
 * 1.12 adds `extra_params`. `access_token` is a secret.
 */
export const setupRequestSchema = z
  .looseObject({
    project: projectReferenceSchema.optional(),
    schema: z.string().nullish().meta({ description: 'The label config, XML.' }),
    hostname: z.string().nullish().meta({ description: 'Where Label Studio believes to be reachable; a hint only.' }),
    access_token: z.string().nullish().meta({ description: 'Legacy API token of the project’s creator.' }),
    extra_params: z.unknown().optional().meta({
      description: 'Text from the form of Label Studio (usually JSON), or any JSON value set through its API.',
    }),
    model_version: z.string().nullish().meta({ description: 'Pinned version (1.6 to 1.11); null is the newest.' }),
  })
  .meta({ id: 'SetupRequest' })

export type SetupRequest = z.infer<typeof setupRequestSchema>

/** The version that the next predictions of this project will carry. */
export const setupResponseSchema = z.looseObject({ model_version: modelVersionSchema }).meta({ id: 'SetupResponse' })

export type SetupResponse = z.infer<typeof setupResponseSchema>

/** What the annotator has drawn so far in an interactive request; other callers put other keys here. */
const predictContextSchema = z
  .looseObject({ result: z.array(regionSchema).nullish() })
  .meta({ id: 'PredictContext', description: 'The prompts of an interactive request, in drawing order.' })

export type PredictContextPayload = z.infer<typeof predictContextSchema>

/** `login` and `password` are secrets: Basic credentials for task media. */
export const requestParamsSchema = z
  .looseObject({
    login: z.string().nullish(),
    password: z.string().nullish(),
    context: z.union([predictContextSchema, z.null()]).optional(),
  })
  .meta({ id: 'RequestParams' })

const unreadableTaskSchema = z.unknown().meta({
  id: 'UnreadableTask',
  description: 'Whatever else stands in the list: its slot has no prediction.',
})

/** A bad task costs its own slot, not the batch: callers send tasks, the server takes any item. */
const taskItemSchema = z.union([taskSchema, unreadableTaskSchema]) as z.ZodType<unknown, Task>

/**
 * A request made by hand may have `tasks` only, even a single object. `model_version` is there before 1.12,
 * `params.context` from 1.3 on.
 */
export const predictRequestSchema = z
  .looseObject({
    tasks: z.union([z.array(taskItemSchema), taskSchema]),
    project: projectReferenceSchema.optional(),
    label_config: z.string().nullish().meta({ description: 'The label config, XML.' }),
    params: z.union([requestParamsSchema, z.null()]).optional(),
    model_version: z.string().nullish(),
    explain_failures: z
      .boolean()
      .nullish()
      .meta({ description: 'Whether the answer says why tasks have no prediction; Label Studio never asks.' }),
  })
  .meta({ id: 'PredictRequest' })

export type PredictRequest = z.infer<typeof predictRequestSchema>

/** Why a task has no prediction, or lost a region of it. */
const predictionFailureSchema = z.looseObject({
  index: z.int().min(0).meta({ description: 'Position of the task in the request.' }),
  reason: z.string().meta({ description: 'model_error, media_error, region_invalid, task_invalid or deadline.' }),
  detail: z.string(),
})

/**
 * `results[i]` belongs to `tasks[i]`. A slot is one prediction, or a list for Label Studio 1.12+ (`[]` stores nothing,
 * so the task is asked again; interactive requests need an object).
 */
export const predictResponseSchema = z
  .strictObject({
    results: z.array(z.union([predictionSchema, z.array(predictionSchema)])),
    model_version: modelVersionSchema,
    failures: z
      .array(predictionFailureSchema)
      .optional()
      .meta({ description: 'The first of what failed, where the request has `explain_failures`.' }),
  })
  .meta({ id: 'PredictResponse' })

export type PredictResponse = z.infer<typeof predictResponseSchema>

const validateRequestSchema = z
  .looseObject({ config: z.string().meta({ description: 'The label config, XML.' }) })
  .meta({ id: 'ValidateRequest' })

const validateResponseSchema = z.looseObject({ status: z.literal('ok') }).meta({ id: 'ValidateResponse' })

/** Connecting a project and predicting for its tasks. */
export const predictionRoutes = {
  setup: {
    id: 'setup',
    method: 'POST',
    path: '/setup',
    summary: 'Connect a project',
    description: 'Label Studio calls it before almost every prediction; idempotent and fast.',
    tags: ['Prediction'],
    auth: 'basic',
    body: setupRequestSchema,
    bodyExamples: {
      current: {
        summary: 'Label Studio 1.12 and later',
        value: {
          project: exampleProject,
          schema: exampleLabelConfig,
          hostname: 'http://localhost:8080',
          access_token: 'TOKEN',
          extra_params: '{"threshold": 0.4}',
        },
      },
      first: { summary: 'Label Studio 1.0.0', value: { project: exampleProject, schema: exampleLabelConfig } },
    },
    answer: {
      status: 200,
      schema: setupResponseSchema,
      description: 'The model fits the label config.',
      example: { model_version: exampleVersion },
    },
    errors: [...bodyErrors, ...labelConfigErrors, 'EXTRA_PARAMS_INVALID'],
  },
  predict: {
    id: 'predict',
    method: 'POST',
    path: '/predict',
    summary: 'Predict for tasks',
    description:
      'One slot for each task, in the order of the tasks. With `params.context` the request is interactive: one task, and the answer is one object.',
    tags: ['Prediction'],
    auth: 'basic',
    body: predictRequestSchema,
    bodyExamples: {
      batch: {
        summary: 'Label Studio 1.12 and later',
        value: {
          tasks: [exampleTask],
          project: exampleProject,
          label_config: exampleLabelConfig,
          params: { login: null, password: null, context: null },
        },
      },
      interactive: {
        summary: 'The annotator drew a region',
        value: {
          tasks: [exampleTask],
          project: exampleProject,
          label_config: exampleLabelConfig,
          params: { login: null, password: null, context: { result: [exampleRegion] } },
        },
      },
      byHand: { summary: 'Made by hand', value: { tasks: [{ data: { text: 'I loved it' } }] } },
    },
    longLists: { limit: 'MAX_WAITING_TASKS', items: { tasks: null } },
    answer: {
      status: 200,
      schema: predictResponseSchema,
      description: 'One slot for each task.',
      example: { results: [examplePrediction], model_version: exampleVersion },
    },
    errors: [
      ...bodyErrors,
      ...labelConfigErrors,
      'EXTRA_PARAMS_INVALID',
      'MODEL_LOAD_FAILED',
      'PREDICTION_FAILED',
      'OVERLOADED',
    ],
  },
  validate: {
    id: 'validate',
    method: 'POST',
    path: '/validate',
    summary: 'Check a label config',
    description: 'Label Studio declares this call and never makes it.',
    tags: ['Prediction'],
    auth: 'basic',
    body: validateRequestSchema,
    bodyExamples: { config: { summary: 'A label config', value: { config: exampleLabelConfig } } },
    answer: {
      status: 200,
      schema: validateResponseSchema,
      description: 'The model can fill this label config.',
      example: { status: 'ok' },
    },
    errors: [...bodyErrors, ...labelConfigErrors],
  },
} as const satisfies Record<string, Route>
