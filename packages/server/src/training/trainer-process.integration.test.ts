import { fileURLToPath } from 'node:url'
import { afterEach, expect, it, vi } from 'vitest'
import { projectPayload, startForkingBackend } from '../__fixtures__/start-backend.ts'
import { createForkedTrainer } from './trainer-process.ts'

const project = '7.1767225600'
const entry = fileURLToPath(new URL('../__fixtures__/word-count-main.ts', import.meta.url))
let backend: Awaited<ReturnType<typeof startForkingBackend>>
afterEach(async () => {
  vi.unstubAllEnvs()
  await backend.stop()
})

const startTraining = async () =>
  (await backend.post('/webhook', { action: 'START_TRAINING', project: projectPayload(project) })).json().job as string
const stateOf = async (job: string) => (await backend.post('/job_status', { job })).json().job_status
const timesStarted = () => backend.lines.filter(({ msg, state }) => msg === 'training' && state === 'started').length
const errorLines = () => backend.lines.filter(({ level }) => level === 'error') as { err: { stack: string } }[]

it('makes a version in a process of its own', async () => {
  backend = await startForkingBackend()
  await backend.setUp(project)
  await backend.annotate(project, 1, 'good film', 'Positive')
  const { model_version } = await backend.train(project)
  expect((await backend.predict(project, ['good film'])).model_version).toBe(model_version)
})

it('tries a training again that was killed, and gives up after three times', async () => {
  backend = await startForkingBackend()
  await backend.setUp(project)
  await backend.annotate(project, 1, 'crash the training', 'Positive')
  const job = await backend.train(project)
  expect(job).toMatchObject({
    job_status: 'failed',
    error: expect.stringMatching(/SIGKILL: killed, probably for memory: peak \d+ MB/),
  })
  expect(timesStarted()).toBe(3)
})

it('stops a running training when the server stops', async () => {
  backend = await startForkingBackend()
  await backend.annotate(project, 1, 'train for long', 'Positive')
  const job = await startTraining()
  await expect.poll(() => stateOf(job)).toBe('started')
  await backend.restart()
  expect(await stateOf(job)).toMatch(/queued|started/)
  await backend.post('/webhook', {
    action: 'TASKS_DELETED',
    tasks: [{ id: 1 }],
    project: projectPayload(project),
  })
})

it('ends a training that takes too long, names the setting, and does not try again', async () => {
  backend = await startForkingBackend({ trainingLimitMinutes: 0.005 })
  await backend.annotate(project, 1, 'train for long', 'Positive')
  const { job_status, error } = await backend.train(project)
  expect(job_status).toBe('failed')
  expect(error).toContain('TRAINING_LIMIT_MINUTES=0.005')
  expect(timesStarted()).toBe(1)
})

it('ends a training that needs too much memory, names the setting and the peak, and does not try again', async () => {
  backend = await startForkingBackend({ train: createForkedTrainer(entry, { memoryLimitMb: 400 }) })
  await backend.annotate(project, 1, 'fill the memory', 'Positive')
  const { job_status, error } = await backend.train(project)
  expect(job_status).toBe('failed')
  expect(error).toMatch(/TRAINING_MEMORY_LIMIT_MB.*peak \d{3,} MB/)
  expect(timesStarted()).toBe(1)
})

it('takes a full heap for a failure that would come again', async () => {
  backend = await startForkingBackend()
  await backend.annotate(project, 1, 'abort the training', 'Positive')
  const { job_status, error } = await backend.train(project)
  expect(job_status).toBe('failed')
  expect(error).toMatch(/SIGABRT: killed, probably for memory: peak \d+ MB\. Raise TRAINING_MEMORY_LIMIT_MB/)
  expect(timesStarted()).toBe(1)
})

it('takes an error that nobody catches in fit for the failure of the training, and does not try again', async () => {
  backend = await startForkingBackend()
  await backend.setUp(project)
  await backend.annotate(project, 1, 'reject in passing', 'Positive')
  expect(await backend.train(project)).toMatchObject({ job_status: 'failed', error: 'stray in fit' })
  expect(errorLines()[0]?.err.stack).toContain('word-count-model.ts')
  expect(timesStarted()).toBe(1)
})

it('trains away a version whose setup() ends the training process', async () => {
  backend = await startForkingBackend()
  await backend.setUp(project)
  await backend.annotate(project, 1, 'good film', 'Positive')
  await backend.train(project)
  vi.stubEnv('WORD_COUNT_FORMAT', 'deadly')
  expect((await backend.train(project)).job_status).toBe('finished')
  expect(timesStarted()).toBe(4)
})

it('cancels what runs and what waits, names the jobs, and trains again afterwards', async () => {
  backend = await startForkingBackend({ debounceMs: 30, graceMs: 20_000 })
  await backend.annotate(project, 1, 'train for long', 'Positive')
  const running = await startTraining()
  await expect.poll(() => stateOf(running)).toBe('started')
  await backend.annotate(project, 2, 'good film', 'Positive')
  const waiting = (await backend.post('/train', { project })).json().job
  const { canceled } = (await backend.post('/cancel_training', { project })).json()
  expect(canceled.toSorted()).toEqual([running, waiting].toSorted())
  for (const job of canceled) {
    expect((await backend.post('/job_status', { job })).json()).toMatchObject({
      job_status: 'canceled',
      error: 'canceled by POST /cancel_training',
    })
  }
  expect((await backend.get(`/is_training?project=${project}`)).json()).toMatchObject({ is_training: false })
  expect((await backend.post('/cancel_training', { project })).json()).toEqual({ status: 'ok', canceled: [] })
  await backend.annotate(project, 1, 'dull film', 'Negative')
  expect((await backend.train(project)).job_status).toBe('finished')
})
