import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, beforeEach, expect, expectTypeOf, test } from 'vitest'
import type { PredictResponse } from '../messages/predict.ts'
import type { Route } from '../routes/route.ts'
import { routes } from '../routes/routes.ts'
import { successStatus } from '../routes/success-status.ts'
import { ClientError } from './client-error.ts'
import { createClient } from './create-client.ts'

interface Answer {
  status: number
  body: string
}
let asked: { method?: string | undefined; url?: string | undefined; headers: IncomingHttpHeaders; body: string }
let answer: Answer
let address: string

const server = createServer(async (request, response) => {
  asked = { method: request.method, url: request.url, headers: request.headers, body: await text(request) }
  response.writeHead(answer.status).end(answer.body)
})

beforeAll(async () => {
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
beforeEach(() => {
  answer = { status: 200, body: '{}' }
})
afterAll(() => new Promise((closed) => server.close(closed)))

const json = (status: number, body: unknown): Answer => ({ status, body: JSON.stringify(body) })
const failureOf = (call: Promise<unknown>) =>
  call.then(
    () => undefined,
    (error: unknown) => error as ClientError,
  )

test.each(Object.values<Route>(routes).map((route) => [route.id, route] as const))(
  '%s asks its route and gives back the answer',
  async (id, route) => {
    const { example, contentType } = route.response[successStatus(route)] ?? {}
    answer = { status: successStatus(route), body: contentType ? String(example) : JSON.stringify(example) }
    const body = Object.values(route.bodyExamples ?? {})[0]?.value
    const call = createClient({ baseUrl: address })[id as 'predict']
    expect(await call(body as never)).toEqual(example)
    expect([asked.method, asked.url]).toEqual([route.method, route.path])
    expect(asked.body).toBe(body === undefined ? '' : JSON.stringify(body))
  },
)

test('the types are those of the route table', () => {
  const client = createClient({ baseUrl: address })
  expectTypeOf(client.predict).returns.resolves.toEqualTypeOf<PredictResponse>()
  expectTypeOf(client.metrics).returns.resolves.toEqualTypeOf<string>()
  expectTypeOf(client.isTraining).parameter(0).toEqualTypeOf<{ project?: string | undefined } | undefined>()
})

test.each(['', '/', '/my/model', '/my/model//'])('keeps the base path %j', async (basePath) => {
  answer = json(200, { status: 'UP', model_class: 'M' })
  await createClient({ baseUrl: address + basePath }).health()
  expect(asked.url).toBe(`${basePath.replace(/\/+$/, '')}/health`)
})

test('sends Basic credentials and further headers', async () => {
  answer = json(200, { status: 'UP', model_class: 'M' })
  const basicAuth = { user: 'ann', password: 'pä:ss' }
  await createClient({ baseUrl: address, basicAuth, headers: { 'X-Trace': '7' } }).health()
  expect(asked.headers.authorization).toBe(`Basic ${Buffer.from('ann:pä:ss').toString('base64')}`)
  expect(asked.headers['x-trace']).toBe('7')
})

test('writes the query that was given', async () => {
  answer = json(200, { versions: [] })
  await createClient({ baseUrl: address }).versions({ project: '62.17&x' })
  expect(asked.url).toBe('/versions?project=62.17%26x')
  await createClient({ baseUrl: address }).versions({})
  expect(asked.url).toBe('/versions')
})

test('asks through the fetch that was given', async () => {
  const own: typeof fetch = async () => Response.json({ versions: ['v1'] })
  expect(await createClient({ baseUrl: 'http://backend.test', fetch: own }).versions()).toEqual({ versions: ['v1'] })
})

test('rejects with what the backend answered', async () => {
  answer = json(503, { error: { code: 'OVERLOADED', message: '512 tasks wait.', request_id: 'r9' } })
  const error = await failureOf(createClient({ baseUrl: address }).predict({ tasks: [] }))
  expect(error).toBeInstanceOf(ClientError)
  expect(error).toMatchObject({ code: 'OVERLOADED', status: 503, requestId: 'r9' })
  expect(error?.message).toBe(`POST ${address}/predict answered 503 OVERLOADED: 512 tasks wait.`)
})

test('a job that is gone is an error with the code of the catalogue', async () => {
  answer = json(410, routes.jobStatus.response[410].example)
  const error = await failureOf(createClient({ baseUrl: address }).jobStatus({ job: 'job-7' }))
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
  const error = await failureOf(createClient({ baseUrl: address }).predict({ tasks: [] }))
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
  const call = createClient({ baseUrl: address }).predict({ tasks: [] }, { signal: AbortSignal.abort() })
  expect(await failureOf(call)).toMatchObject({ code: 'UNREACHABLE', status: 0 })
})
