import type { z } from 'zod'
import type { ErrorCode } from '../errors/error-catalogue.ts'

/** One answer of a route. `contentType` is `application/json` unless it says otherwise. */
export interface RouteAnswer {
  readonly schema: z.ZodType
  readonly description: string
  readonly example: unknown
  readonly contentType?: string
}

/**
 * One route of the backend as data. The server mounts it, the OpenAPI document describes it, the client calls it.
 * `auth` says what may be demanded when the server is set up so: `basic` Basic credentials, `webhook` these or the
 * webhook secret. `errors` are answered with `errorBodySchema`; `response` holds the other answers by status.
 */
export interface Route {
  readonly id: string
  readonly method: 'GET' | 'POST'
  readonly path: `/${string}`
  readonly summary: string
  readonly description?: string
  readonly tags: readonly string[]
  readonly auth: 'basic' | 'webhook'
  readonly body?: z.ZodType
  readonly bodyExamples?: Readonly<Record<string, { readonly summary: string; readonly value: unknown }>>
  readonly query?: z.ZodObject
  readonly response: Readonly<Record<number, RouteAnswer>>
  readonly errors: readonly ErrorCode[]
}
