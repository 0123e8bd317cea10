import { z } from 'zod'
import { ClientError, errorOfAnswer, excerpt, parseJson } from './client-error.ts'
import type { Route } from './routes/route.ts'

/** How one call of a client differs from the others. */
export interface CallOptions {
  readonly signal?: AbortSignal
}

/** What all calls of one client share. `baseUrl` has no slash at the end. */
export interface Connection {
  readonly baseUrl: string
  readonly headers: Readonly<Record<string, string>>
  readonly fetch: typeof fetch
}

interface RequestParts {
  readonly body?: unknown
  readonly query?: Readonly<Record<string, string | undefined>> | undefined
}

/** Calls a route and returns the body of its answer, checked against the route table. */
export async function sendRequest(
  connection: Connection,
  route: Route,
  parts: RequestParts,
  options: CallOptions,
): Promise<unknown> {
  const url = addressOf(connection.baseUrl, route.path, parts.query)
  const asked = `${route.method} ${url}`
  const { status, text } = await exchange(connection, url, route, parts, options).catch((cause: unknown) => {
    throw unreachable(asked, cause)
  })
  if (status < 200 || status > 299) throw errorOfAnswer(asked, status, text)
  return readAnswer(asked, status, text, route)
}

function addressOf(baseUrl: string, path: string, query: RequestParts['query'] = {}): string {
  const given = Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== undefined)
  return given.length === 0 ? `${baseUrl}${path}` : `${baseUrl}${path}?${new URLSearchParams(given)}`
}

async function exchange(connection: Connection, url: string, route: Route, parts: RequestParts, options: CallOptions) {
  const json = route.body && { 'Content-Type': 'application/json' }
  const answer = await connection.fetch(url, {
    method: route.method,
    headers: { ...connection.headers, ...json },
    ...(route.body && { body: JSON.stringify(parts.body) }),
    ...options,
  })
  return { status: answer.status, text: await answer.text() }
}

function unreachable(asked: string, cause: unknown): ClientError {
  const reasons = [cause, cause instanceof Error ? cause.cause : undefined].filter((reason) => reason instanceof Error)
  const why = reasons.map((reason) => reason.message || reason.name).join(': ') || String(cause)
  return new ClientError(`${asked} got no answer: ${why}. Check that the backend runs and listens there.`, {
    code: 'UNREACHABLE',
    status: 0,
    cause,
  })
}

function readAnswer(asked: string, status: number, text: string, { answer }: Route): unknown {
  const unreadable = (problem: string) =>
    new ClientError(`${asked} answered ${status}, but ${problem}; it answered ${excerpt(text)}.`, {
      code: 'ANSWER_UNREADABLE',
      status,
    })
  if (status !== answer.status) throw unreadable('the route table has no such status')
  const parsed = answer.schema.safeParse(answer.contentType === undefined ? parseJson(text) : text)
  if (!parsed.success) throw unreadable(`not with the body of the route table: ${z.prettifyError(parsed.error)}`)
  return parsed.data
}
