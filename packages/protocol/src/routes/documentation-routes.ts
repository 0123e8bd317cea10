import { z } from 'zod'
import { openApiDocumentSchema } from '../messages/open-api-document.ts'
import type { Route } from './route.ts'
import { sharedErrors } from './shared-errors.ts'

/** What the backend tells developers about itself. */
export const documentationRoutes = {
  openApiDocument: {
    id: 'openApiDocument',
    method: 'GET',
    path: '/openapi.json',
    summary: 'Give the OpenAPI document',
    description: 'Clients can be generated from it.',
    tags: ['Documentation'],
    auth: 'basic',
    response: {
      200: {
        schema: openApiDocumentSchema,
        description: 'This document.',
        example: { openapi: '3.1.0', info: { title: 'Label Studio ML backend', version: '1.0.0' }, paths: {} },
      },
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
    response: {
      200: {
        schema: z.string(),
        description: 'The page.',
        example: '<!doctype html><html lang="en"><head><title>Label Studio ML backend</title></head></html>',
        contentType: 'text/html',
      },
    },
    errors: sharedErrors,
  },
} as const satisfies Record<string, Route>
