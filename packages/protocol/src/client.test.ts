import { beforeEach, expect, expectTypeOf, test } from 'vitest'
import { type Client, ClientError, type ClientOptions, createClient } from './client.ts'
import type { PredictResponse } from './routes/prediction.ts'
import type { Route } from './routes/route.ts'
import { routes } from './routes/routes.ts'

interface Answer {
  status: number
  body: string
}
let asked: { method: string; url: string; headers: Headers; body: string }
let answer: Answer
const address = 'http://backend.test'

beforeEach(() => {
  answer = { status: 200, body: '{}' }
})

function clientOf(options: Partial<ClientOptions> = {}): Client {
  const fetch: ClientOptions['fetch'] = async (input, init) => {
    const request = new Request(input, init)
    request.signal.throwIfAborted()
    const url = request.url.slice(address.length)
    asked = { method: request.method, url, headers: request.headers, body: await request.text() }
    return new Response(answer.body, { status: answer.status })
  }
  return createClient({ baseUrl: address, fetch, ...options })
}

const json = (status: number, body: unknown): Answer => ({ status, body: JSON.stringify(body) })
const failureOf = (call: Promise<unknown>) =>
  call.then(
    () => undefined,
    (error: unknown) => error as ClientError,
  )

test.each(Object.values<Route>(routes).map((route) => [route.id, route] as const))(
  '%s asks its route and gives back the answer',
  async (id, route) => {
    const { status, example, contentType } = route.answer
    answer = { status, body: contentType ? String(example) : JSON.stringify(example) }
    const body = Object.values(route.bodyExamples ?? {})[0]?.value
    const call = clientOf()[id as 'predict']
    expect(await call(body as never)).toEqual(example)
    expect([asked.method, asked.url]).toEqual([route.method, route.path])
    expect(asked.body).toBe(body === undefined ? '' : JSON.stringify(body))
  },
)

test('the types are those of the route table', () => {
  const client = clientOf()
  expectTypeOf(client.predict).returns.resolves.toEqualTypeOf<PredictResponse>()
  expectTypeOf(client.metrics).returns.resolves.toEqualTypeOf<string>()
  expectTypeOf(client.isTraining).parameter(0).toEqualTypeOf<{ project?: string | undefined } | undefined>()
})

test.each(['', '/', '/my/model', '/my/model//'])('keeps the base path %j', async (basePath) => {
  answer = json(200, { status: 'UP', model_class: 'M' })
  await clientOf({ baseUrl: address + basePath }).health()
  expect(asked.url).toBe(`${basePath.replace(/\/+$/, '')}/health`)
})

test('sends Basic credentials and further headers', async () => {
  answer = json(200, { status: 'UP', model_class: 'M' })
  const basicAuth = { user: 'ann', password: 'pä:ss' }
  await clientOf({ basicAuth, headers: { 'X-Trace': '7' } }).health()
  expect(asked.headers.get('authorization')).toBe(`Basic ${Buffer.from('ann:pä:ss').toString('base64')}`)
  expect(asked.headers.get('x-trace')).toBe('7')
})

test('writes the query that was given', async () => {
  answer = json(200, { versions: [] })
  await clientOf().versions({ project: '62.17&x' })
  expect(asked.url).toBe('/versions?project=62.17%26x')
  await clientOf().versions({})
  expect(asked.url).toBe('/versions')
})

test('rejects with what the backend answered', async () => {
  answer = json(503, { error: { code: 'OVERLOADED', message: '512 tasks wait.', request_id: 'r9' } })
  const error = await failureOf(clientOf().predict({ tasks: [] }))
  expect(error).toBeInstanceOf(ClientError)
  expect(error).toMatchObject({ code: 'OVERLOADED', status: 503, requestId: 'r9' })
  expect(error?.message).toBe(`POST ${address}/predict answered 503 OVERLOADED: 512 tasks wait.`)
})

test('a job that is gone is an error with the code of the catalogue', async () => {
  answer = json(410, routes.jobStatus.errorAnswers.JOB_UNKNOWN.example)
  const error = await failureOf(clientOf().jobStatus({ job: 'job-7' }))
  expect(error).toMatchObject({ code: 'JOB_UNKNOWN', status: 410 })
})

test.each([
  ['a page of another server', { status: 404, body: '<html>no</html>' }, 'ANSWER_UNREADABLE', 404],
  ['nothing at all', { status: 502, body: '' }, 'ANSWER_UNREADABLE', 502],
  ['success without JSON', { status: 200, body: 'OK' }, 'ANSWER_UNREADABLE', 200],
  ['success without versions', { status: 200, body: '{"results":[]}' }, 'ANSWER_UNREADABLE', 200],
  ['success with an unknown status', { status: 202, body: '{}' }, 'ANSWER_UNREADABLE', 202],
])('rejects when it gets %s', async (_name, given, code, status) => {
  answer = given
  const error = await failureOf(clientOf().predict({ tasks: [] }))
  expect(error).toMatchObject({ code, status })
  expect(error?.message).toContain(given.body === '' ? 'nothing' : JSON.stringify(given.body))
})

test('says when no answer came', async () => {
  const refuse: typeof fetch = async () => {
    throw new TypeError('fetch failed', { cause: new Error('connect ECONNREFUSED') })
  }
  const error = await failureOf(createClient({ baseUrl: 'http://backend.test', fetch: refuse }).health())
  expect(error).toMatchObject({ code: 'UNREACHABLE', status: 0 })
  expect(error?.message).toContain('GET http://backend.test/health got no answer: fetch failed: connect ECONNREFUSED')
})

test('a call can be given up', async () => {
  const call = clientOf().predict({ tasks: [] }, { signal: AbortSignal.abort() })
  expect(await failureOf(call)).toMatchObject({ code: 'UNREACHABLE', status: 0 })
})
