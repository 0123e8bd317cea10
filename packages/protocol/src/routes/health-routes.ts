import { z } from 'zod'
import { healthResponseSchema } from '../messages/health.ts'
import { exampleVersion } from './examples.ts'
import type { Route } from './route.ts'
import { sharedErrors } from './shared-errors.ts'

const up = {
  schema: healthResponseSchema,
  description: 'The backend is up.',
  example: { status: 'UP', model_class: 'SentimentModel', model_version: exampleVersion },
}

/** Whether the backend is up. Label Studio asks before each setup and gives it one second. */
export const healthRoutes = {
  health: {
    id: 'health',
    method: 'GET',
    path: '/health',
    summary: 'Tell that the backend is up',
    description: 'Answers in milliseconds, also while predictions run. Label Studio shows a 401 as wrong credentials.',
    tags: ['Health'],
    auth: 'basic',
    response: { 200: up },
    errors: [...sharedErrors, 'MODEL_DIR_LOST'],
  },
  root: {
    id: 'root',
    method: 'GET',
    path: '/',
    summary: 'Tell that the backend is up',
    description: 'The same as /health, for people who open the address.',
    tags: ['Health'],
    auth: 'basic',
    response: { 200: up },
    errors: [...sharedErrors, 'MODEL_DIR_LOST'],
  },
  metrics: {
    id: 'metrics',
    method: 'GET',
    path: '/metrics',
    summary: 'Give the metrics for Prometheus',
    tags: ['Health'],
    auth: 'basic',
    response: {
      200: {
        schema: z.string(),
        description: 'Metrics in the text format of Prometheus.',
        example:
          '# HELP predictions_total Predictions answered.\n# TYPE predictions_total counter\npredictions_total 12\n',
        contentType: 'text/plain',
      },
    },
    errors: sharedErrors,
  },
} as const satisfies Record<string, Route>
