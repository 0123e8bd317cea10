import { describe, expect, test } from 'vitest'
import { type Draft, type Fault, startStubBackend, stubLabelConfig } from './__fixtures__/stub-backend.ts'
import { openTestContext } from './context/test-context.ts'
import { contractTests } from './tests/contract-tests.ts'

type Results = Record<string, unknown>[]

/** Changes the results of a /predict. */
const inResults =
  (change: (results: Results) => unknown): Fault =>
  (draft, { path }) => {
    if (!path.endsWith('/predict')) return
    const body = draft.body as { results: Results; model_version: string }
    draft.body = { ...body, results: change(body.results) }
  }

/** Changes the answer of one path. */
const at =
  (path: string, change: (draft: Draft) => object): Fault =>
  (draft, request) => {
    if (request.path === path) Object.assign(draft, change(draft))
  }

const slots = 'every task has its slot, with one version everywhere, that of /setup'
const up = 'GET /health and GET / say that the backend is up'
const refusal = '/setup refuses a label config that the model cannot fill, with the reason in the status line'
const firstOf = (results: Results, change: object) => [{ ...results[0], ...change }, ...results.slice(1)]

const faults: [string, string, Fault][] = [
  ['a slot is missing', slots, inResults((results) => results.slice(1))],
  ['a slot is null', slots, inResults((results) => [null, ...results.slice(1)])],
  ['a slot is a list', slots, inResults((results) => [[results[0]], ...results.slice(1)])],
  ['a slot has no version', slots, inResults((results) => firstOf(results, { model_version: undefined }))],
  ['a version is null', slots, inResults((results) => firstOf(results, { model_version: null }))],
  ['a version differs', slots, inResults((results) => firstOf(results, { model_version: 'v0' }))],
  ['/setup names another version', slots, at('/setup', () => ({ body: { model_version: 'v2' } }))],
  ['/setup names none', slots, at('/setup', () => ({ body: { model_version: null } }))],
  ['a score is 7.5', slots, inResults((results) => firstOf(results, { score: 7.5 }))],
  ['a score is text', slots, inResults((results) => firstOf(results, { score: 'high' }))],
  ['a label is unknown', slots, inResults((results) => firstOf(results, { result: [region('Plum')] }))],
  ['a control is unknown', slots, inResults((results) => firstOf(results, { result: [region('Pear', 'taste')] }))],
  ['a result is null', slots, inResults((results) => firstOf(results, { result: null }))],
  ['results are turned around', 'slots come in the order of the tasks', inResults((results) => results.toReversed())],
  ['a list is the body', slots, at('/predict', ({ body }) => ({ body: [body] }))],
  ['NaN is in the body', slots, at('/predict', ({ body }) => ({ body: JSON.stringify(body).replace('0.5', 'NaN') }))],
  [
    'an interactive slot is a list',
    'answers an interactive request without prompts with one object',
    inResults((results) => [results]),
  ],
  [
    'an interactive answer has no slot',
    'answers an interactive request without prompts with one object',
    inResults(() => []),
  ],
  ['the answer to an event is a list', 'answers TASKS_CREATED with an object', at('/webhook', () => ({ body: [] }))],
  [
    'the answer to an event is empty',
    'answers TASKS_CREATED with an object',
    at('/webhook', () => ({ status: 204, body: '' })),
  ],
  ['an unknown event is refused', 'answers SOMETHING_NEW with an object', at('/webhook', () => ({ status: 400 }))],
  [
    '/health says when to come again',
    up,
    at('/health', ({ headers }) => ({ headers: { ...headers, 'retry-after': '1' } })),
  ],
  ['/health is text', up, at('/health', () => ({ headers: { 'content-type': 'text/html' }, body: '<p>UP</p>' }))],
  [
    '/health waits for predictions',
    '/health never waits for a large part of a large /predict',
    async (_, { path }, predicted) => (path === '/health' ? predicted : undefined),
  ],
  ['a refusal is 200', refusal, at('/setup', () => ({ status: 200 }))],
  ['a refusal has no reason', refusal, at('/setup', () => ({ reason: 'Bad Request' }))],
  [
    'a slash at the end redirects',
    'a slash at the end changes nothing and redirects nowhere',
    at('/predict/', () => ({ status: 307, headers: { location: '/predict' } })),
  ],
  ['an unknown route is 500', 'GET /.env is 404 or 405', at('/.env', () => ({ status: 500 }))],
  [
    'an error has a stack trace',
    'GET /.env is 404 or 405',
    at('/.env', () => ({
      body: { error: { code: 'ROUTE_UNKNOWN', message: `x\n    at f (/srv/a.js:1:2)\n`, request_id: '1' } },
    })),
  ],
]

function region(label: string, control = 'fruit') {
  return { id: 'r1', from_name: control, to_name: 'text', type: 'choices', value: { choices: [label] } }
}

async function run(title: string, fault?: Fault): Promise<void> {
  const found = Object.values(contractTests)
    .flat()
    .find((one) => one.title === title)
  const start = () => startStubBackend(fault)
  const context = await openTestContext({ name: 'stub', labelConfig: stubLabelConfig, kind: 'process', start }, {}, {})
  try {
    await found!.run(context)
  } finally {
    await context.end()
  }
}

test.each([...new Set(faults.map(([, title]) => title))])('a backend without faults passes: %s', async (title) => {
  await expect(run(title)).resolves.toBeUndefined()
})

describe('a backend with one fault fails', () => {
  test.each(faults)('%s: %s', async (_fault, title, fault) => {
    await expect(run(title, fault)).rejects.toThrow()
  })
})
