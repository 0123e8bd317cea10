import { fileURLToPath } from 'node:url'
import { afterEach, expect, it } from 'vitest'
import { projectPayload, startBackend } from '../__fixtures__/start-backend.ts'
import { createForkedTrainer } from './trainer-process.ts'

const project = '7.1767225600'
const entry = fileURLToPath(new URL('../__fixtures__/word-count-main.ts', import.meta.url))
let backend: Awaited<ReturnType<typeof startBackend>>
afterEach(() => backend.stop())

const startTraining = async () =>
  (await backend.post('/webhook', { action: 'START_TRAINING', project: projectPayload(project) })).json().job as string
const timesStarted = () => backend.lines.filter(({ msg, state }) => msg === 'training' && state === 'started').length

it('ends a training that takes too long, names the setting, and does not try again', async () => {
  backend = await startBackend({ trainingLimitMinutes: 0.005 })
  await backend.annotate(project, 1, 'train for long', 'Positive')
  const { job_status, error } = await backend.train(project)
  expect(job_status).toBe('failed')
  expect(error).toContain('TRAINING_LIMIT_MINUTES=0.005')
  expect(timesStarted()).toBe(1)
})

it('ends a training whose new version is never set up', async () => {
  const { WordCountModel } = await import('../__fixtures__/word-count-model.ts')
  class NeverReady extends WordCountModel {
    override async setup() {
      if (this.trainOutput) await new Promise(() => {})
    }
  }
  backend = await startBackend({ ModelClass: NeverReady, trainingLimitMinutes: 0.1 })
  await backend.annotate(project, 1, 'good film', 'Positive')
  expect((await backend.train(project)).error).toContain('TRAINING_LIMIT_MINUTES')
})

it('ends a training that needs too much memory, names the setting and the peak, and does not try again', async () => {
  backend = await startBackend({ train: createForkedTrainer(entry, { memoryLimitMb: 400 }) })
  await backend.annotate(project, 1, 'fill the memory', 'Positive')
  const { job_status, error } = await backend.train(project)
  expect(job_status).toBe('failed')
  expect(error).toMatch(/TRAINING_MEMORY_LIMIT_MB.*peak \d{3,} MB/)
  expect(timesStarted()).toBe(1)
})

it('takes a full heap for a failure that would come again', async () => {
  backend = await startBackend()
  await backend.annotate(project, 1, 'abort the training', 'Positive')
  const { job_status, error } = await backend.train(project)
  expect(job_status).toBe('failed')
  expect(error).toMatch(/SIGABRT: killed, probably for memory: peak \d+ MB\. Raise TRAINING_MEMORY_LIMIT_MB/)
  expect(timesStarted()).toBe(1)
})

it('cancels what runs and what waits, tells which jobs, and trains again afterwards', async () => {
  backend = await startBackend({ debounceMs: 30, graceMs: 20_000 })
  await backend.annotate(project, 1, 'train for long', 'Positive')
  const running = await startTraining()
  await expect.poll(async () => (await backend.post('/job_status', { job: running })).json().job_status).toBe('started')
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
