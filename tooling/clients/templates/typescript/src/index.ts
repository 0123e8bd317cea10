import createFetchClient, { type Client, type ClientOptions as FetchOptions } from 'openapi-fetch'
import type { paths } from './schema.js'

export type * from './schema.js'

/** A client of one backend: `client.GET` and `client.POST` know every path, body and answer. */
export type BackendClient = Client<paths>

export interface BackendOptions extends FetchOptions {
  /** With the base path, if the backend is served under one: `https://ml.example.org/my/model`. */
  baseUrl: string
  /** What the server has as BASIC_AUTH_USER and BASIC_AUTH_PASS. */
  basicAuth?: { user: string; password: string }
}

/**
 * Makes a client of the backend at `baseUrl`.
 *
 * @example
 * const client = createClient({ baseUrl: 'http://localhost:9090' })
 * const { data, error } = await client.GET('/health')
 */
export function createClient({ basicAuth, ...options }: BackendOptions): BackendClient {
  const client = createFetchClient<paths>(options)
  if (basicAuth) {
    const authorization = basicHeader(basicAuth)
    client.use({
      onRequest: ({ request }) => {
        request.headers.set('Authorization', authorization)
      },
    })
  }
  return client
}

function basicHeader({ user, password }: { user: string; password: string }): string {
  const bytes = new TextEncoder().encode(`${user}:${password}`)
  return `Basic ${btoa(String.fromCharCode(...bytes))}`
}
