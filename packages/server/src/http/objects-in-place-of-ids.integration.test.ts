import { type Route, routes } from '@label-studio-ml/protocol'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startBackend } from '../__fixtures__/start-backend.ts'

let backend: Awaited<ReturnType<typeof startBackend>>
beforeAll(async () => {
  backend = await startBackend()
})
afterAll(() => backend.stop())

/** Whatever makes text or a number of these, or measures them, throws. */
const unreadable: object[] = [{ toString: 1 }, { id: { toString: 1 } }, { length: { toString: 1 } }, [{ toString: 1 }]]

it.each<[string, (value: unknown) => object]>([
  ['/job_status', (job) => ({ job })],
  ['/delete', (project) => ({ project })],
  ['/duplicate_model', (project_src) => ({ project_src, project_dst: '1' })],
  ['/duplicate_model', (project_dst) => ({ project_src: '1', project_dst })],
  ['/versions', (project) => ({ project })],
  ['/setup', (project) => ({ project })],
  ['/predict', (project) => ({ project, tasks: [] })],
  ['/train', (project) => ({ project, annotations: [] })],
  ['/validate', (config) => ({ config })],
])('tells what %s expected in place of an object', async (path, bodyWith) => {
  for (const value of unreadable) {
    const answer = await backend.post(path, bodyWith(value))
    expect(answer.statusCode).toBe(400)
    expect(answer.json().error).toMatchObject({ code: 'REQUEST_INVALID', message: expect.stringContaining('expected') })
  }
})

it.each(['X', 'ANNOTATION_CREATED', 'TASKS_DELETED', 'START_TRAINING'])(
  'ignores an event %s whose project has no readable id or time',
  async (action) => {
    for (const value of unreadable) {
      for (const project of [value, { id: value }, { id: 1, created_at: value }]) {
        const answer = await backend.post('/webhook', { action, project })
        expect([answer.statusCode, answer.json()]).toEqual([201, { status: 'ignored' }])
      }
    }
  },
)

const bodies = Object.values<Route>(routes).flatMap(({ path, bodyExamples = {} }) =>
  Object.values(bodyExamples).map(({ value }) => [path, value] as const),
)

it.each(bodies)(
  '%s is never a failure of ours, whichever field of %j is an object that cannot be read',
  async (path, body) => {
    for (const value of unreadable) {
      for (const changed of withEachField(body, value)) {
        const answer = await backend.post(path, changed)
        expect(answer.statusCode, JSON.stringify(changed)).toBeLessThan(500)
      }
    }
  },
)

/** Copies of a value, each with something else in place of one of its fields, at any depth. */
function* withEachField(value: unknown, other: unknown): Generator<unknown> {
  if (typeof value !== 'object' || value === null) return
  for (const [key, field] of Object.entries(value)) {
    for (const changed of [other, ...withEachField(field, other)]) {
      yield Array.isArray(value) ? value.with(Number(key), changed) : { ...value, [key]: changed }
    }
  }
}
