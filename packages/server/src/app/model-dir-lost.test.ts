import { cp, mkdir, rename, rm } from 'node:fs/promises'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { annotationEvent, projectPayload, startBackend } from '../__fixtures__/start-backend.ts'

const project = '7.1767225600'
const annotated = { action: 'ANNOTATION_CREATED', ...annotationEvent(project, 2, 'bad film', 'Negative') }
let backend: Awaited<ReturnType<typeof startBackend>>

beforeEach(async () => {
  backend = await startBackend()
  await backend.setUp(project)
  await backend.annotate(project, 1, 'good film', 'Positive')
})
afterEach(async () => {
  await mkdir(backend.folder, { recursive: true })
  await backend.stop()
})

async function refusals() {
  const answers = [
    await backend.post('/webhook', annotated),
    await backend.post('/webhook', { action: 'START_TRAINING', project: projectPayload(project) }),
    await backend.post('/delete', { project: '8.1767225600' }),
    await backend.get('/health'),
  ]
  return answers.map((answer) => [answer.statusCode, answer.json().error?.code])
}

it('acknowledges nothing that a removed MODEL_DIR cannot keep, and goes on predicting', async () => {
  await rm(backend.folder, { recursive: true })
  expect(await refusals()).toEqual(Array(4).fill([503, 'MODEL_DIR_LOST']))
  expect((await backend.predict(project, ['good film'])).results[0].result).toHaveLength(1)
})

it('acknowledges nothing when another MODEL_DIR is in its place', async () => {
  await cp(backend.folder, `${backend.folder}-copy`, { recursive: true })
  await rm(backend.folder, { recursive: true })
  await rename(`${backend.folder}-copy`, backend.folder)
  expect(await refusals()).toEqual(Array(4).fill([503, 'MODEL_DIR_LOST']))
})
