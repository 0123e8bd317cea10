import { afterEach, expect, it, vi } from 'vitest'
import { startBackend } from '../__fixtures__/start-backend.ts'

const project = '7.1767225600'
let backend: Awaited<ReturnType<typeof startBackend>>
afterEach(async () => {
  vi.unstubAllEnvs()
  await backend.stop()
})

const lastFailure = async () => (await backend.get(`/is_training?project=${project}`)).json().last_failure
const failures = async () => (await backend.get('/versions')).json().training_failures
const errorLines = () => backend.lines.filter(({ level }) => level === 'error') as { err: { stack: string } }[]

it('tells of a failed training with an error line and its stack, and until one succeeds, over a restart', async () => {
  backend = await startBackend()
  await backend.setUp(project)
  await backend.annotate(project, 1, 'fail the training', 'Positive')
  expect((await backend.train(project)).job_status).toBe('failed')
  const failure = { project, error: 'no model from these annotations' }
  expect(await lastFailure()).toMatchObject(failure)
  expect(errorLines()).toHaveLength(1)
  expect(errorLines()[0]?.err.stack).toContain('word-count-model.ts')
  await backend.restart()
  expect(await lastFailure()).toMatchObject(failure)
  expect(await failures()).toMatchObject([failure])
  await backend.post('/webhook', { action: 'TASKS_DELETED', tasks: [{ id: 1 }], project: { id: 7 } })
  await backend.annotate(project, 2, 'good film', 'Positive')
  expect((await backend.train(project)).job_status).toBe('finished')
  expect(await lastFailure()).toBeUndefined()
  expect(await failures()).toBeUndefined()
})

it('takes an error that nobody catches in fit for the failure of the training, and does not try again', async () => {
  backend = await startBackend()
  await backend.setUp(project)
  await backend.annotate(project, 1, 'reject in passing', 'Positive')
  expect(await backend.train(project)).toMatchObject({ job_status: 'failed', error: 'stray in fit' })
  expect(errorLines()[0]?.err.stack).toContain('word-count-model.ts')
  expect(backend.lines.filter(({ msg, state }) => msg === 'training' && state === 'started')).toHaveLength(1)
})

it('trains away a version whose setup() fails', async () => {
  backend = await startBackend()
  await backend.setUp(project)
  await backend.annotate(project, 1, 'good film', 'Positive')
  const { model_version } = await backend.train(project)
  vi.stubEnv('WORD_COUNT_FORMAT', 'raised')
  await backend.restart()
  expect((await backend.predict(project, ['good film'])).model_version).toMatch(/^untrained/)
  const second = await backend.train(project)
  expect(second.job_status).toBe('finished')
  expect((await backend.predict(project, ['good film'])).model_version).toBe(second.model_version)
  expect(JSON.stringify(backend.lines)).toContain(`setup() of ${model_version} failed, the model begins anew`)
})

it('tells of the failure of a project that has no label config yet', async () => {
  backend = await startBackend()
  const { job } = (await backend.post('/train', { project })).json()
  expect((await backend.finished(job)).error).toContain('has no label config yet')
  expect(await failures()).toMatchObject([{ project, job_id: job }])
})

it('trains away a version whose setup() ends the training process', async () => {
  backend = await startBackend()
  await backend.setUp(project)
  await backend.annotate(project, 1, 'good film', 'Positive')
  await backend.train(project)
  vi.stubEnv('WORD_COUNT_FORMAT', 'deadly')
  expect((await backend.train(project)).job_status).toBe('finished')
  expect(backend.lines.filter(({ msg, state }) => msg === 'training' && state === 'started')).toHaveLength(4)
})
