import { predictRequestSchema, predictResponseSchema } from '../messages/predict.ts'
import { setupRequestSchema, setupResponseSchema } from '../messages/setup.ts'
import { validateRequestSchema, validateResponseSchema } from '../messages/validate.ts'
import {
  exampleLabelConfig,
  examplePrediction,
  exampleProject,
  exampleRegion,
  exampleTask,
  exampleVersion,
} from './examples.ts'
import type { Route } from './route.ts'
import { bodyErrors, labelConfigErrors } from './shared-errors.ts'

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
    response: {
      200: {
        schema: setupResponseSchema,
        description: 'The model fits the label config.',
        example: { model_version: exampleVersion },
      },
    },
    errors: [...bodyErrors, ...labelConfigErrors],
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
    response: {
      200: {
        schema: predictResponseSchema,
        description: 'One slot for each task.',
        example: { results: [examplePrediction], model_version: exampleVersion },
      },
    },
    errors: [...bodyErrors, ...labelConfigErrors, 'MODEL_LOAD_FAILED', 'PREDICTION_FAILED', 'OVERLOADED'],
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
    response: {
      200: {
        schema: validateResponseSchema,
        description: 'The model can fill this label config.',
        example: { status: 'ok' },
      },
    },
    errors: [...bodyErrors, ...labelConfigErrors],
  },
} as const satisfies Record<string, Route>
