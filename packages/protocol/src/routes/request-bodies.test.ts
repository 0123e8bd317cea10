import { expect, test } from 'vitest'
import { predictRequestSchema, setupRequestSchema } from './prediction.ts'
import type { Route } from './route.ts'
import { routes } from './routes.ts'
import { trainRequestSchema, trainTasks } from './training.ts'

const config = '<View><Text name="t" value="$t"/></View>'
const task = { id: 1, data: { t: 'hi' }, completions: [{ id: 2, result: [], was_cancelled: false }] }

test.each([
  ['made by hand', { tasks: [{ data: {} }] }],
  ['with a single task instead of a list', { tasks: { data: { t: 'hi' } } }],
  ['without params', { tasks: [], params: null, label_config: null }],
  ['with a bare project id', { tasks: [{ data: {} }], project: 62 }],
  [
    'of 1.0 without a context',
    { tasks: [task], project: '1.1', model_version: '', params: { login: '', password: '' } },
  ],
  ['of 1.6 with a pinned version', { tasks: [task], project: '1.1', label_config: config, model_version: 'v2' }],
  ['of an Enterprise front end', { tasks: [task], params: { context: { event: 'prewarm', frame: 3, draft_id: 0 } } }],
  [
    'with ids and objects as predictions',
    { tasks: [{ data: {}, predictions: [3, { id: 4, result: [] }], drafts: [5] }] },
  ],
])('reads a /predict request %s', (_name, request) => {
  expect(predictRequestSchema.parse(request)).toEqual(request)
})

test.each([
  ['of 1.0.0', { project: '1.1', schema: config }],
  ['of 1.0.2', { project: '1.1', schema: config, hostname: 'http://localhost:8080', access_token: 'T' }],
  ['of 1.6', { project: '1.1', schema: config, hostname: '', access_token: 'T', model_version: null }],
  ['with a config that is null', { project: '1.1', schema: null }],
  ['of the Python backend 1.x', { project: '1.1', schema: config, force_reload: true, try_fetch: false }],
])('reads a /setup request %s', (_name, request) => {
  expect(setupRequestSchema.parse(request)).toEqual(request)
})

test.each([null, '', '{"a": 1}', 'not JSON', { a: [1] }, [1, 'a'], 0.4, true])('takes %j as extra_params', (value) => {
  expect(setupRequestSchema.parse({ extra_params: value })).toEqual({ extra_params: value })
})

test.each(['annotations', 'completions'])('finds the tasks of a training request under %s', (key) => {
  expect(trainTasks(trainRequestSchema.parse({ [key]: [task], project: '1.1', label_config: config }))).toEqual([task])
})

test('keeps a data field of any name, also __proto__', () => {
  const request = JSON.parse('{"annotations":[{"data":{"__proto__":"hi","constructor":{"__proto__":1}}}]}')
  expect(JSON.stringify(trainRequestSchema.parse(request))).toBe(JSON.stringify(request))
})

test('a training request without tasks has none', () => {
  expect(trainTasks(trainRequestSchema.parse({ annotations: null }))).toEqual([])
})

test.each([
  ['setup', { schema: 5 }],
  ['setup', { project: ['1'] }],
  ['predict', {}],
  ['predict', { tasks: 'all' }],
  ['predict', { tasks: { id: 1 } }],
  ['predict', { tasks: { data: 'text' } }],
  ['train', { annotations: {} }],
  ['jobStatus', { job: '' }],
  ['jobStatus', { job: { length: 1 } }],
  ['jobStatus', { job: { length: { toString: 1 } } }],
  ['deleteProject', { project: '' }],
  ['deleteProject', { project: { length: { toString: 1 } } }],
  ['duplicateModel', { project_src: { length: { toString: 1 } }, project_dst: '1' }],
  ['validate', {}],
  ['deleteProject', { project: null }],
  ['duplicateModel', { project_src: '1.1' }],
  ['versionsOfProject', { project: false }],
] as const)('the body of %s refuses %j', (id, body) => {
  expect(routes[id].body.safeParse(body).success).toBe(false)
})

test.each(
  Object.values<Route>(routes)
    .filter((route) => route.body)
    .map((route) => [route.id, route] as const),
)('the body of %s is an object', (_id, route) => {
  for (const body of [null, [], 'text', 1, true]) expect(route.body?.safeParse(body).success).toBe(false)
})

test.each([null, 5, 'text', [], {}, { data: 'text' }])(
  'the tasks of predict may hold %j: a bad task costs its own slot',
  (item) => {
    expect(routes.predict.body.parse({ tasks: [item] }).tasks).toEqual([item])
  },
)
