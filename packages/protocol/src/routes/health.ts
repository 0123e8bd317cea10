import { z } from 'zod'
import { modelVersionSchema } from '../identifiers.ts'
import { exampleVersion } from './examples.ts'
import { type Route, type RouteAnswer, sharedErrors } from './route.ts'

/** Label Studio reads nothing in it, people who curl it do. */
const healthResponseSchema = z
  .looseObject({
    status: z.literal('UP'),
    model_class: z.string().meta({ description: 'Name of the model class.' }),
    model_version: modelVersionSchema.optional(),
  })
  .meta({ id: 'HealthResponse' })

const openApiDocumentSchema = z
  .looseObject({
    openapi: z.string().meta({ description: 'Version of OpenAPI.', example: '3.1.0' }),
    info: z.record(z.string(), z.unknown()),
    paths: z.record(z.string(), z.unknown()),
  })
  .meta({ id: 'OpenApiDocument', description: 'An OpenAPI document.' })

const up = {
  status: 200,
  schema: healthResponseSchema,
  description: 'The backend is up.',
  example: { status: 'UP', model_class: 'SentimentModel', model_version: exampleVersion },
} as const satisfies RouteAnswer

/** Whether the backend is up. Label Studio asks before each setup and gives it one second. */
export const healthRoutes = {
  health: {
    id: 'health',
    method: 'GET',
    path: '/health',
    summary: 'Report that the backend is up',
    description: 'Answers in milliseconds, also while predictions run. Label Studio shows a 401 as wrong credentials.',
    tags: ['Health'],
    auth: 'basic',
    answer: up,
    errors: [...sharedErrors, 'MODEL_DIR_LOST'],
  },
  root: {
    id: 'root',
    method: 'GET',
    path: '/',
    summary: 'Report that the backend is up',
    description: 'The same as /health, for people who open the address.',
    tags: ['Health'],
    auth: 'basic',
    answer: up,
    errors: [...sharedErrors, 'MODEL_DIR_LOST'],
  },
  metrics: {
    id: 'metrics',
    method: 'GET',
    path: '/metrics',
    summary: 'Give the metrics for Prometheus',
    tags: ['Health'],
    auth: 'basic',
    answer: {
      status: 200,
      schema: z.string(),
      description: 'Metrics in the text format of Prometheus.',
      example:
        '# HELP predictions_total Predictions answered.\n# TYPE predictions_total counter\npredictions_total 12\n',
      contentType: 'text/plain',
    },
    errors: sharedErrors,
  },
} as const satisfies Record<string, Route>

/** The backend's own documentation. */
export const documentationRoutes = {
  openApiDocument: {
    id: 'openApiDocument',
    method: 'GET',
    path: '/openapi.json',
    summary: 'Give the OpenAPI document',
    description: 'Clients can be generated from it.',
    tags: ['Documentation'],
    auth: 'basic',
    answer: {
      status: 200,
      schema: openApiDocumentSchema,
      description: 'This document.',
      example: { openapi: '3.1.0', info: { title: 'Label Studio ML backend', version: '1.0.0' }, paths: {} },
    },
    errors: sharedErrors,
  },
  docs: {
    id: 'docs',
    method: 'GET',
    path: '/docs',
    summary: 'Show the OpenAPI document as a page',
    description: 'A page to read and to try every route; it needs no internet.',
    tags: ['Documentation'],
    auth: 'basic',
    answer: {
      status: 200,
      schema: z.string(),
      description: 'The page.',
      example: '<!doctype html><html lang="en"><head><title>Label Studio ML backend</title></head></html>',
      contentType: 'text/html',
    },
    errors: sharedErrors,
  },
} as const satisfies Record<string, Route>
