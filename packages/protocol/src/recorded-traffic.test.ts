import { existsSync, globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { predictResponseSchema, type Route, routes } from './index.ts'

interface Exchange {
  direction?: string
  request: { method: string; path: string; body?: unknown }
  response: { status: number; body: unknown }
}

const shipped = fileURLToPath(new URL('__fixtures__/traffic/', import.meta.url))
const all = fileURLToPath(new URL('../../../../shared/fixtures/traffic/', import.meta.url))
const folders = [shipped, all].filter((folder) => existsSync(folder))

function exchangesIn(folder: string): [string, Exchange][] {
  const names = globSync('*/*.json', { cwd: folder }).sort()
  const exchanges = names.map((name): [string, Exchange] => [name, JSON.parse(readFileSync(folder + name, 'utf8'))])
  return exchanges.filter(([, exchange]) => exchange.direction === undefined)
}

/** The route that answers, whatever base path the backend was connected with. */
function routeOf({ method, path }: Exchange['request']): Route | undefined {
  return Object.values(routes).find((route) => route.method === method && path.endsWith(route.path))
}

describe.each(folders)('traffic recorded in %s', (folder) => {
  test.each(exchangesIn(folder))('%s is read by its route', (_name, { request }) => {
    const route = routeOf(request)
    expect(route).toBeDefined()
    expect(route?.body?.safeParse(request.body).error).toBeUndefined()
  })

  test.each(exchangesIn(folder))('%s loses nothing when it is read', (_name, { request }) => {
    expect(routeOf(request)?.body?.parse(request.body) ?? request.body).toEqual(request.body)
  })
})

test('every route that Label Studio calls is among the recorded exchanges', () => {
  const called = exchangesIn(shipped).map(([, exchange]) => routeOf(exchange.request)?.id)
  expect(new Set(called)).toEqual(new Set(['health', 'setup', 'predict', 'webhook', 'versions']))
})

test.each([
  ['1.23.2/predict-open-task.json', true],
  ['1.23.2/predict-interactive-text.json', true],
  ['1.23.2/reply-result-null.json', false],
  ['1.23.2/reply-model-version-null.json', false],
  ['1.23.2/reply-score-not-a-number.json', false],
])('the answer of %s may be sent: %s', (name, sendable) => {
  const exchange: Exchange = JSON.parse(readFileSync(shipped + name, 'utf8'))
  expect(predictResponseSchema.safeParse(exchange.response.body).success).toBe(sendable)
})
