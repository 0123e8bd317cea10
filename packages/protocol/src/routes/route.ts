import type { z } from 'zod'
import type { ErrorCode } from '../error-catalogue.ts'

/** What a route answers when all went well. `contentType` is `application/json` unless it says otherwise. */
export interface RouteAnswer {
  /** 201 when the work goes on after the answer, else 200. */
  readonly status: 200 | 201
  readonly schema: z.ZodType
  readonly description: string
  readonly example: unknown
  readonly contentType?: string
}

/** How a route answers an error that its callers read more of than `errorBodySchema` says. */
export interface ErrorAnswer {
  /** Stand in the body beside `error`. */
  readonly fields: Readonly<Record<string, unknown>>
  readonly schema: z.ZodType
  readonly description: string
  readonly example: unknown
}

/** The lists of a body that may be long, and how a server takes them. */
export interface LongLists {
  /** The setting of the server that limits their length. */
  readonly limit: 'MAX_WAITING_TASKS' | 'MAX_TRAINING_ITEMS'
  /**
   * The schema of one item, by the key of its list: items are checked one by one, so that other requests get their turn.
   * `null` where a bad item must not fail the request: the route's handler looks at each item when its turn comes.
   */
  readonly items: Readonly<Record<string, z.ZodType | null>>
}

/**
 * One route of the backend as data. The server mounts it, the OpenAPI document describes it, the client calls it.
 * `auth` says what may be demanded when the server is set up so: `basic` Basic credentials, `webhook` these or the
 * webhook secret. `errors` are answered with `errorBodySchema`, those of `errorAnswers` as these say.
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
  readonly longLists?: LongLists
  readonly query?: z.ZodObject
  readonly answer: RouteAnswer
  readonly errors: readonly ErrorCode[]
  readonly errorAnswers?: Readonly<Partial<Record<ErrorCode, ErrorAnswer>>>
}

/** What every route may answer. */
export const sharedErrors = ['CREDENTIALS_WRONG', 'INTERNAL'] as const satisfies readonly ErrorCode[]

/** What every route with a JSON body may answer. */
export const bodyErrors = [
  ...sharedErrors,
  'MODEL_DIR_LOST',
  'MODEL_DIR_UNUSABLE',
  'CROSS_SITE_REQUEST',
  'BODY_NOT_JSON',
  'BODY_TOO_LARGE',
  'ITEM_TOO_LARGE',
  'LIST_TOO_LONG',
  'UPLOAD_STALLED',
  'UPLOADS_OVERLOADED',
  'REQUEST_INVALID',
] as const satisfies readonly ErrorCode[]

/** What every route may answer that reads a label config. */
export const labelConfigErrors = [
  'LABEL_CONFIG_SYNTAX',
  'LABEL_CONFIG_TAG',
  'LABEL_CONFIG_TOO_LARGE',
  'LABEL_CONFIG_UNFIT',
] as const satisfies readonly ErrorCode[]
