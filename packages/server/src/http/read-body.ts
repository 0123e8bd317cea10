import { BackendError, type Route } from '@label-studio-ml/protocol'
import type { z } from 'zod'

/**
 * The body of a request in the form of its route. Tasks of /predict are looked at one by one later: a bad task costs
 * its own slot, not the batch. Throws `BODY_NOT_JSON`, `REQUEST_INVALID`.
 */
export function readBody(route: Route, body: unknown): unknown {
  if (!route.body) return undefined
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    const found = Array.isArray(body) ? 'a list' : JSON.stringify(body)?.slice(0, 40)
    throw new BackendError('BODY_NOT_JSON', `Expected a JSON object as body of ${route.path}, got ${found}.`)
  }
  if (route.id !== 'predict' || !('tasks' in body) || !Array.isArray(body.tasks)) return check(route, route.body, body)
  return { ...(check(route, route.body, { ...body, tasks: [] }) as object), tasks: body.tasks }
}

/** The query of a request in the form of its route. Throws `REQUEST_INVALID`. */
export function readQuery(route: Route, query: unknown): unknown {
  return route.query && check(route, route.query, query)
}

function check(route: Route, schema: z.ZodType, value: unknown): unknown {
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  const where = issue?.path.join('.') || 'the request'
  throw new BackendError(
    'REQUEST_INVALID',
    `${route.method} ${route.path}: ${where}: ${issue?.message}. The OpenAPI document describes the fields.`,
  )
}
