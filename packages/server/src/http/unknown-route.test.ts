import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { WordCountModel } from '../__fixtures__/word-count-model.ts'
import { createBackend, type RunningBackend } from '../app/create-backend.ts'
import { createLog } from '../observability/log.ts'

const neverTrain = () => Promise.reject(new Error('nothing trains here'))

let folder: string
let backend: RunningBackend
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'label-studio-ml-'))
  backend = await createBackend(WordCountModel, {
    modelDir: folder,
    log: createLog('silent', { write: () => {} }),
    train: neverTrain,
  })
})
afterAll(async () => {
  await backend.close()
  await rm(folder, { recursive: true })
})

it.each([
  ['QUERY', '/health', 405, 'GET'],
  ['DELETE', '/predict', 405, 'POST'],
  ['PUT', '/versions', 405, 'GET, POST'],
  ['POST', '/docs', 405, 'GET'],
  ['GET', '/favicon.ico', 404, undefined],
  ['POST', '/trpc/jobs.list', 404, undefined],
] as const)('answers %s %s with %i before it looks at a body', async (method, url, status, allow) => {
  const answer = await backend.app.inject({ method: method as 'GET', url, payload: 'no JSON' })
  expect(answer.statusCode).toBe(status)
  expect(answer.headers.allow).toBe(allow)
  expect(answer.json().error.code).toBe(status === 404 ? 'ROUTE_UNKNOWN' : 'METHOD_NOT_ALLOWED')
})

it('tells the whole path of a request that ends in no route', async () => {
  const answer = await backend.app.inject({ method: 'GET', url: '/app/assets/x.js?token=hidden' })
  expect(answer.json().error.message).toMatch(/^The path of GET \/app\/assets\/x\.js ends in no route\./)
})
