import { afterEach, beforeEach, expect, test } from 'vitest'
import { startBackend } from '../__fixtures__/start-backend.ts'

const project = '7.1767225600'
let backend: Awaited<ReturnType<typeof startBackend>>
beforeEach(async () => {
  backend = await startBackend()
  await backend.setUp(project)
})
afterEach(() => backend.stop())

const trainingLines = () => backend.lines.filter(({ msg }) => msg === 'training')

test('a training that fails is an error line with the stack of the training process', async () => {
  await backend.annotate(project, 1, 'fail the training', 'Positive')
  await backend.train(project)
  const failed = trainingLines().at(-1)!
  expect(failed).toMatchObject({ level: 'error', project, state: 'failed', trigger: 'START_TRAINING' })
  expect((failed.err as { stack: string }).stack).toMatch(
    /no model from these annotations\n[\s\S]*word-count-model\.ts/,
  )
})

test('a training that ends well leaves its states, its progress and its version', async () => {
  for (let id = 1; id <= 15; id++) await backend.annotate(project, id, `good film ${id}`, 'Positive')
  const { model_version: version } = await backend.train(project)
  expect(trainingLines().map(({ level, state, percent }) => [level, state ?? percent])).toEqual([
    ['info', 'queued'],
    ['info', 'started'],
    ['info', 10],
    ['info', 'finished'],
  ])
  expect(trainingLines().at(-1)).toMatchObject({ version, seconds: expect.any(Number) })
})
