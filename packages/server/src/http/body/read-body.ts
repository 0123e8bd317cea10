import { BackendError, type Route } from '@label-studio-ml/protocol'
import type { z } from 'zod'
import type { YieldToEventLoop } from '../../prediction/yield-to-event-loop.ts'

type JsonObject = Record<string, unknown>

/**
 * The body of a request in the form of its route. The items of its long lists are checked one by one, or left to the
 * route's handler, as the table says. Throws `BODY_NOT_JSON`, `REQUEST_INVALID`.
 */
export async function readBody(route: Route, body: unknown, yieldToEventLoop: YieldToEventLoop): Promise<unknown> {
  if (!route.body) return undefined
  assertObject(route, body)
  const lists = Object.entries(route.longLists?.items ?? {}).filter(([key]) => Array.isArray(body[key]))
  const withoutItems = { ...body, ...Object.fromEntries(lists.map(([key]) => [key, []])) }
  const read = check(route, route.body, withoutItems) as JsonObject
  for (const [key, schema] of lists) {
    const items = body[key] as unknown[]
    read[key] = schema ? await checkItems(route, schema, key, items, yieldToEventLoop) : items
  }
  return read
}

function assertObject(route: Route, body: unknown): asserts body is JsonObject {
  if (typeof body === 'object' && body !== null && !Array.isArray(body)) return
  const found = Array.isArray(body) ? 'a list' : JSON.stringify(body)?.slice(0, 40)
  throw new BackendError('BODY_NOT_JSON', `Expected a JSON object as body of ${route.path}, got ${found}.`)
}

async function checkItems(
  route: Route,
  schema: z.ZodType,
  key: string,
  items: unknown[],
  yieldToEventLoop: YieldToEventLoop,
): Promise<unknown[]> {
  const checked: unknown[] = []
  for (const [index, item] of items.entries()) {
    checked.push(check(route, schema, item, [key, index]))
    await yieldToEventLoop()
  }
  return checked
}

/** The query of a request in the form of its route. Throws `REQUEST_INVALID`. */
export function readQuery(route: Route, query: unknown): unknown {
  return route.query && check(route, route.query, query)
}

function check(route: Route, schema: z.ZodType, value: unknown, place: PropertyKey[] = []): unknown {
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  const { path, message } = plainest(parsed.error.issues[0]!)
  throw new BackendError(
    'REQUEST_INVALID',
    `${route.method} ${route.path}: ${[...place, ...path].join('.') || 'the request'}: ${message}. The OpenAPI document describes the fields.`,
  )
}

/** Zod only says that a value fits none of several schemas; this says what is wrong with it for the one that fits best. */
function plainest(issue: z.core.$ZodIssue): Pick<z.core.$ZodIssue, 'path' | 'message'> {
  if (issue.code !== 'invalid_union') return issue
  const found = issue.errors.flatMap(([first]) => (first ? [plainest(first)] : []))
  const deepest = Math.max(0, ...found.map(({ path }) => path.length))
  const fitting = found.filter(({ path }) => path.length === deepest)
  const messages = [...new Set(fitting.map(({ message }) => message))]
  return { path: [...issue.path, ...(fitting[0]?.path ?? [])], message: messages.join(', or ') || issue.message }
}
