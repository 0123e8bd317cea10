import { BackendError, type Route, taskSchema } from '@label-studio-ml/protocol'
import type { z } from 'zod'
import type { YieldToEventLoop } from '../models/yield-to-event-loop.ts'

/**
 * The body of a request in the form of its route. Tasks of /predict are looked at one by one later: a bad task costs
 * its own slot, not the batch; those of /train, which may be all of a project's, are looked at in slices.
 * Throws `BODY_NOT_JSON`, `REQUEST_INVALID`.
 */
export function readBody(route: Route, body: unknown, yieldToEventLoop: YieldToEventLoop): unknown | Promise<unknown> {
  if (!route.body) return undefined
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    const found = Array.isArray(body) ? 'a list' : JSON.stringify(body)?.slice(0, 40)
    throw new BackendError('BODY_NOT_JSON', `Expected a JSON object as body of ${route.path}, got ${found}.`)
  }
  if (route.id === 'train') return readTrainBody(route, route.body, body as Record<string, unknown>, yieldToEventLoop)
  if (route.id !== 'predict' || !('tasks' in body) || !Array.isArray(body.tasks)) return check(route, route.body, body)
  return { ...(check(route, route.body, { ...body, tasks: [] }) as object), tasks: body.tasks }
}

async function readTrainBody(
  route: Route,
  schema: z.ZodType,
  body: Record<string, unknown>,
  yieldToEventLoop: YieldToEventLoop,
) {
  const lists = ['annotations', 'completions'].filter((name) => Array.isArray(body[name]))
  const read = check(route, schema, { ...body, ...Object.fromEntries(lists.map((name) => [name, []])) })
  for (const name of lists) {
    const tasks: unknown[] = []
    for (const [index, task] of (body[name] as unknown[]).entries()) {
      tasks.push(check(route, taskSchema, task, [name, index]))
      await yieldToEventLoop()
    }
    ;(read as Record<string, unknown>)[name] = tasks
  }
  return read
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

/** Of a value that fits none of several forms zod says no more than that: tells what the most fitting one misses. */
function plainest(issue: z.core.$ZodIssue): Pick<z.core.$ZodIssue, 'path' | 'message'> {
  if (issue.code !== 'invalid_union') return issue
  const found = issue.errors.flatMap(([first]) => (first ? [plainest(first)] : []))
  const deepest = Math.max(0, ...found.map(({ path }) => path.length))
  const fitting = found.filter(({ path }) => path.length === deepest)
  const messages = [...new Set(fitting.map(({ message }) => message))]
  return { path: [...issue.path, ...(fitting[0]?.path ?? [])], message: messages.join(', or ') || issue.message }
}
