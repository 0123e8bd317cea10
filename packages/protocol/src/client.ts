import type { z } from 'zod'
import { type CallOptions, type Connection, sendRequest } from './client-request.ts'
import type { Route } from './routes/route.ts'
import { type RouteId, type RouteQuery, type RouteResponse, routes } from './routes/routes.ts'

export { ClientError, type ClientErrorCode } from './client-error.ts'
export type { CallOptions } from './client-request.ts'

/** Where the backend is and how to reach it. */
export interface ClientOptions {
  /** With the base path, if the backend is served under one: `https://ml.example.org/my/model`. */
  readonly baseUrl: string
  readonly basicAuth?: { readonly user: string; readonly password: string }
  readonly headers?: Readonly<Record<string, string>>
  readonly fetch?: typeof fetch
}

type BodyToSend<Id extends RouteId> = (typeof routes)[Id] extends { body: infer Body extends z.ZodType }
  ? z.input<Body>
  : never

type Call<Id extends RouteId> = (typeof routes)[Id] extends { body: z.ZodType }
  ? (body: BodyToSend<Id>, options?: CallOptions) => Promise<RouteResponse<Id>>
  : (typeof routes)[Id] extends { query: z.ZodType }
    ? (query?: RouteQuery<Id>, options?: CallOptions) => Promise<RouteResponse<Id>>
    : (options?: CallOptions) => Promise<RouteResponse<Id>>

/** One typed method for each route. */
export type Client = { readonly [Id in RouteId]: Call<Id> }

/**
 * A client of a backend, derived from the route table. Its methods reject with a `ClientError` on anything but a 2xx
 * answer in the form that the table promises.
 *
 * @example
 * const client = createClient({ baseUrl: 'http://localhost:9090' })
 * const { results, model_version } = await client.predict({ tasks: [{ data: { text: 'I loved it' } }] })
 */
export function createClient(options: ClientOptions): Client {
  const connection: Connection = {
    baseUrl: options.baseUrl.replace(/\/+$/, ''),
    headers: { ...basicHeader(options.basicAuth), ...options.headers },
    fetch: options.fetch ?? fetch,
  }
  const calls = Object.values(routes).map((route) => [route.id, callOf(connection, route)])
  return Object.fromEntries(calls) as Client
}

function callOf(connection: Connection, route: Route) {
  if (route.body) {
    return (body: unknown, options: CallOptions = {}) => sendRequest(connection, route, { body }, options)
  }
  if (route.query) {
    return (query?: Record<string, string | undefined>, options: CallOptions = {}) =>
      sendRequest(connection, route, { query }, options)
  }
  return (options: CallOptions = {}) => sendRequest(connection, route, {}, options)
}

function basicHeader(basicAuth: ClientOptions['basicAuth']): Record<string, string> {
  if (basicAuth === undefined) return {}
  const bytes = new TextEncoder().encode(`${basicAuth.user}:${basicAuth.password}`)
  return { Authorization: `Basic ${btoa(String.fromCharCode(...bytes))}` }
}
