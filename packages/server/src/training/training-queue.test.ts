import { mkdir, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { annotationEvent, projectPayload, sentimentConfig, startBackend } from '../__fixtures__/start-backend.ts'

const project = '7.1767225600'
const other = '8.1767225600'
let backend: Awaited<ReturnType<typeof startBackend>>
afterEach(() => backend.stop())

const startTraining = (uid = project) =>
  backend.post('/webhook', { action: 'START_TRAINING', project: projectPayload(uid) })
const choiceOf = async (uid: string, text: string) =>
  (await backend.predict(uid, [text])).results[0].result[0].value.choices[0]
const versions = async () => (await backend.get(`/versions?project=${project}`)).json().versions as string[]

it('learns the annotation whose save started the training, though it comes after', async () => {
  backend = await startBackend({ debounceMs: 1500 })
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

it('answers triggers of one project with the job that waits', async () => {
  backend = await startBackend({ debounceMs: 1000 })
  await backend.annotate(project, 1, 'good film', 'Positive')
  const jobs = await Promise.all([startTraining(), startTraining(), startTraining()])
  expect(new Set(jobs.map((answer) => answer.json().job)).size).toBe(1)
  await backend.finished(jobs[0]!.json().job)
  expect(await versions()).toHaveLength(1)
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

it('tries a training again that was killed, and gives up after three times', async () => {
  backend = await startBackend()
  await backend.setUp(project)
  await backend.annotate(project, 1, 'crash the training', 'Positive')
  const job = await backend.train(project)
  expect(job).toMatchObject({
    job_status: 'failed',
    error: expect.stringMatching(/SIGKILL: killed, probably for memory: peak \d+ MB/),
  })
  expect(backend.lines.filter(({ msg, state }) => msg === 'training' && state === 'started')).toHaveLength(3)
})

it('goes on with an unfinished training after a restart', async () => {
  backend = await startBackend({ debounceMs: 600 })
  await backend.setUp(project)
  await backend.annotate(project, 1, 'good film', 'Positive')
  const { job } = (await startTraining()).json()
  await backend.restart()
  expect((await backend.finished(job)).job_status).toBe('finished')
})

it('stops a running training when the server stops', async () => {
  backend = await startBackend()
  await backend.annotate(project, 1, 'train for long', 'Positive')
  const { job } = (await startTraining()).json()
  await expect.poll(async () => (await backend.post('/job_status', { job })).json().job_status).toBe('started')
  await backend.restart()
  expect((await backend.post('/job_status', { job })).json().job_status).toMatch(/queued|started/)
  await backend.post('/webhook', {
    action: 'TASKS_DELETED',
    tasks: [{ id: 1 }],
    project: projectPayload(project),
  })
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

it('forgets skipped, deleted and replaced annotations', async () => {
  backend = await startBackend()
  await backend.setUp(project)
  await backend.annotate(project, 1, 'first', 'Negative', { was_cancelled: true })
  await backend.annotate(project, 2, 'second', 'Negative')
  await backend.annotate(project, 3, 'third', 'Negative')
  const deleted = { action: 'ANNOTATIONS_DELETED', annotations: [{ id: 2 }], project: projectPayload(project) }
  await backend.post('/webhook', deleted)
  await backend.post('/webhook', {
    action: 'ANNOTATION_UPDATED',
    ...annotationEvent(project, 3, 'third', 'Positive', { updated_at: '2026-01-02T00:00:00.000000Z' }),
  })
  await backend.train(project)
  for (const text of ['first', 'second']) expect((await backend.predict(project, [text])).results[0].score).toBe(0.5)
  expect(await choiceOf(project, 'third')).toBe('Positive')
  expect((await backend.predict(project, ['third'])).results[0].score).toBeGreaterThan(0.5)
})

it('learns from the body of /train, which replaces what was known when Label Studio sends it', async () => {
  backend = await startBackend()
  await backend.annotate(project, 1, 'good film', 'Negative')
  const { annotation, task } = annotationEvent(project, 2, 'bad film', 'Negative')
  const body = { annotations: [{ ...task, annotations: [annotation] }], project, label_config: sentimentConfig }
  const answer = await backend.post('/train', body, { 'user-agent': 'heartex/1.8.0' })
  expect(answer.statusCode).toBe(201)
  await backend.finished(answer.json().job)
  expect((await backend.predict(project, ['good'])).results[0].score).toBe(0.5)
  expect(await choiceOf(project, 'bad')).toBe('Negative')
})

it('takes PROJECT_UPDATED for Start Training only when the connector sends it', async () => {
  backend = await startBackend()
  await backend.annotate(project, 1, 'good film', 'Positive')
  const event = { action: 'PROJECT_UPDATED', project: projectPayload(project) }
  const edit = await backend.post('/webhook', event, { 'user-agent': 'python-requests/2.34.2' })
  expect(edit.json()).toEqual({ status: 'ok' })
  const training = await backend.post('/webhook', event, { 'user-agent': 'heartex/1.4.0+164.g7d55690f' })
  await backend.finished(training.json().job)
})

it('names a version anew when the labels change, and when it is trained again', async () => {
  backend = await startBackend()
  await backend.setUp(project)
  await backend.annotate(project, 1, 'good film', 'Positive')
  const { model_version } = await backend.train(project)
  const renamed = sentimentConfig.replace('"Negative"', '"Bad"')
  const served = await backend.setUp(project, renamed)
  expect(served).toMatch(new RegExp(`^${model_version}\\+`))
  const answer = await backend.predict(project, ['good film'], { label_config: renamed })
  expect(answer.model_version).toBe(served)
  expect(answer.results[0].model_version).toBe(served)
  expect((await backend.get('/versions')).json().versions).toEqual([served, model_version])
  await backend.setUp(project, sentimentConfig)
  expect((await backend.train(project)).model_version).not.toBe(model_version)
})

it('forgets a deleted project, and copies a model to another', async () => {
  backend = await startBackend()
  await backend.setUp(project)
  await backend.annotate(project, 1, 'good film', 'Negative')
  await backend.train(project)
  await backend.setUp(other)
  const copy = (await backend.post('/duplicate_model', { project_src: project, project_dst: other })).json()
  expect((await backend.post('/delete', { project })).json()).toEqual({ status: 'ok', deleted: true })
  expect(await choiceOf(other, 'good film')).toBe('Negative')
  expect((await backend.predict(other, ['good film'])).model_version).toBe(copy.model_version)
  expect((await backend.predict(project, ['x'])).results).toEqual([[]])
  expect(await readdir(join(backend.folder, 'projects'))).toEqual([other])
})

it('removes at the start what a crash left of a training', async () => {
  backend = await startBackend()
  await backend.setUp(project)
  await backend.annotate(project, 1, 'good film', 'Positive')
  const { model_version } = await backend.train(project)
  const folder = join(backend.folder, 'projects', project)
  await mkdir(join(folder, 'versions', 'v2-lost'))
  await mkdir(join(folder, 'staging', 'cut-off'), { recursive: true })
  await backend.restart()
  expect(await readdir(join(folder, 'versions'))).toEqual([model_version])
  expect(await readdir(folder)).toEqual(['versions'])
})

it('tells two tasks without ids apart, and takes the same one for the same', async () => {
  backend = await startBackend()
  const train = async (text: string, label: string) => {
    const result = annotationEvent(project, 1, text, label).annotation.result
    const annotations = [{ data: { text }, annotations: [{ result }] }]
    return backend.finished(
      (await backend.post('/train', { project, annotations, label_config: sentimentConfig })).json().job,
    )
  }
  await train('first words', 'Positive')
  await train('other thoughts', 'Negative')
  await train('other thoughts', 'Negative')
  expect(
    backend.lines.filter(({ message }) => String(message).endsWith('examples')).map(({ message }) => message),
  ).toEqual(['1 examples', '2 examples', '2 examples'])
  expect(await choiceOf(project, 'first')).toBe('Positive')
  expect(await choiceOf(project, 'other')).toBe('Negative')
})

it.each([
  ['1.4.0', 'newest'],
  ['1.5.0', 'newest'],
  ['1.8.2', 'pinned'],
  ['1.13.1', 'newest'],
])('answers Label Studio %s, which sends an old version, with the %s one', async (release, which) => {
  backend = await startBackend()
  await backend.setUp(project)
  await backend.annotate(project, 1, 'good film', 'Positive')
  const first = await backend.train(project)
  const second = await backend.train(project)
  const agent = { 'user-agent': `heartex/${release}` }
  const body = { project, tasks: [{ data: { text: 'x' } }], model_version: first.model_version }
  const { model_version, results } = (await backend.post('/predict', body, agent)).json()
  expect(model_version).toBe(which === 'pinned' ? first.model_version : second.model_version)
  expect(results[0].model_version).toBe(model_version)
})
