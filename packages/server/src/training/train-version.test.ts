import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Annotated, TrainingJob } from '@label-studio-ml/sdk'
import { afterEach, expect, it, vi } from 'vitest'
import { projectPayload, startBackend } from '../__fixtures__/start-backend.ts'
import { WordCountModel } from '../__fixtures__/word-count-model.ts'

const project = '7.1767225600'
const other = '8.1767225600'
let backend: Awaited<ReturnType<typeof startBackend>>
afterEach(async () => {
  vi.unstubAllEnvs()
  await backend.stop()
})

const startTraining = () => backend.post('/webhook', { action: 'START_TRAINING', project: projectPayload(project) })
const choiceOf = async (uid: string, text: string) =>
  (await backend.predict(uid, [text])).results[0].result[0].value.choices[0]
const versions = async () => (await backend.get(`/versions?project=${project}`)).json().versions as string[]
const lastFailure = async () => (await backend.get(`/is_training?project=${project}`)).json().last_failure
const failures = async () => (await backend.get('/versions')).json().training_failures
const errorLines = () => backend.lines.filter(({ level }) => level === 'error') as { err: { stack: string } }[]

it('learns the annotation whose save started the training, though it comes after', async () => {
  backend = await startBackend({ debounceMs: 200 })
  await backend.setUp(project)
  const { job } = (await startTraining()).json()
  await backend.annotate(project, 1, 'dull film', 'Negative')
  expect((await backend.finished(job)).job_status).toBe('finished')
  expect(await choiceOf(project, 'dull film')).toBe('Negative')
  expect(await versions()).toHaveLength(1)
})

it('trains once more for an annotation that comes later still', async () => {
  backend = await startBackend({ debounceMs: 20, graceMs: 20_000 })
  await backend.setUp(project)
  await backend.annotate(project, 1, 'good film', 'Positive')
  await backend.finished((await startTraining()).json().job)
  await backend.annotate(project, 2, 'dull film', 'Negative')
  const { job_id } = (await backend.get(`/is_training?project=${project}`)).json()
  expect((await backend.finished(job_id)).job_status).toBe('finished')
  expect(await choiceOf(project, 'dull film')).toBe('Negative')
})

it('keeps the old version when a training fails, and says why', async () => {
  backend = await startBackend()
  await backend.setUp(project)
  await backend.annotate(project, 1, 'good film', 'Positive')
  const first = await backend.train(project)
  await backend.annotate(project, 2, 'fail the training', 'Negative')
  expect(await backend.train(project)).toMatchObject({ job_status: 'failed', error: 'no model from these annotations' })
  expect((await backend.predict(project, ['good film'])).model_version).toBe(first.model_version)
  expect(await readdir(join(backend.folder, 'projects', project, 'staging'))).toEqual([])
})

it('does not mix projects with opposite labels', async () => {
  backend = await startBackend()
  for (const [uid, label] of [
    [project, 'Positive'],
    [other, 'Negative'],
  ] as const) {
    await backend.setUp(uid)
    await backend.annotate(uid, 1, 'good film', label)
  }
  await Promise.all([backend.train(project), backend.train(other)])
  expect(await choiceOf(project, 'good film')).toBe('Positive')
  expect(await choiceOf(other, 'good film')).toBe('Negative')
})

it('reports a failed training with an error line and its stack, and until one succeeds, over a restart', async () => {
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

it('reports that a project without a label config cannot be trained', async () => {
  backend = await startBackend()
  const { job } = (await backend.post('/train', { project })).json()
  expect((await backend.finished(job)).error).toContain('has no label config yet')
  expect(await failures()).toMatchObject([{ project, job_id: job }])
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

it('ends a training whose new version is not set up in time', async () => {
  const { promise: ready, resolve: makeReady } = Promise.withResolvers<void>()
  class SlowToSetUp extends WordCountModel {
    override async setup() {
      if (this.trainOutput) await ready
    }
  }
  backend = await startBackend({ ModelClass: SlowToSetUp, trainingLimitMinutes: 0.005 })
  await backend.annotate(project, 1, 'good film', 'Positive')
  expect((await backend.train(project)).error).toContain('TRAINING_LIMIT_MINUTES')
  makeReady()
})

it('takes whatever a model without types reports', async () => {
  class Careless extends WordCountModel {
    override async fit(dataset: AsyncIterable<Annotated>, job: TrainingJob) {
      job.progress(Number.NaN)
      job.progress(7)
      job.log(42 as never)
      return super.fit(dataset, job)
    }
  }
  backend = await startBackend({ ModelClass: Careless })
  await backend.setUp(project)
  await backend.annotate(project, 1, 'good film', 'Positive')
  expect((await backend.train(project)).job_status).toBe('finished')
  expect(backend.lines).toContainEqual(expect.objectContaining({ msg: 'training says', message: '42' }))
  expect(backend.lines.flatMap(({ percent }) => percent ?? [])).toEqual([100])
})
