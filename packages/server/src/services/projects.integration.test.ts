import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { startBackend } from '../__fixtures__/start-backend.ts'
import { WordCountModel } from '../__fixtures__/word-count-model.ts'

let backend: Awaited<ReturnType<typeof startBackend>> | undefined
afterEach(async () => {
  await backend?.stop()
  backend = undefined
})

it('answers deletions and copies of one project that come at the same time, each whole', async () => {
  backend = await startBackend()
  const { post } = backend
  await backend.setUp('1.1')
  await backend.annotate('1.1', 1, 'fine', 'Positive')
  await backend.annotate('1.1', 2, 'bad', 'Negative')
  expect((await backend.train('1.1')).job_status).toBe('finished')
  const copies = ['1.1', '2.2', '3.3', '1.1'].map((project_dst) =>
    post('/duplicate_model', { project_src: '1.1', project_dst }),
  )
  const deletions = ['1.1', '1.1', '2.2'].map((project) => post('/delete', { project }))
  const late = post('/duplicate_model', { project_src: '1.1', project_dst: '4.4' })
  const answers = await Promise.all([...copies, ...deletions, late])
  expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200, 200, 200, 200, 200, 404])
})

it('deletes a project while it is trained', async () => {
  backend = await startBackend()
  await backend.setUp('1.1')
  await backend.annotate('1.1', 1, 'fine', 'Positive')
  const { job } = (await backend.post('/train', { project: '1.1' })).json()
  await expect.poll(async () => (await backend!.post('/job_status', { job })).json().job_status).not.toBe('queued')
  expect((await backend.post('/delete', { project: '1.1' })).json()).toEqual({ status: 'ok', deleted: true })
  expect(existsSync(join(backend.folder, 'projects', '1.1'))).toBe(false)
  expect((await backend.get('/versions')).json()).toEqual({ versions: [] })
})

it('does not bring a deleted project back when its new version was just being warmed', async () => {
  class SlowToWake extends WordCountModel {
    override async setup() {
      await super.setup()
      if (this.trainOutput) await new Promise((resolve) => setTimeout(resolve, 500))
    }
  }
  backend = await startBackend({ ModelClass: SlowToWake })
  await backend.setUp('1.1')
  await backend.annotate('1.1', 1, 'fine', 'Positive')
  await backend.post('/train', { project: '1.1' })
  const versions = join(backend.folder, 'projects', '1.1', 'versions')
  await expect.poll(() => existsSync(versions), { interval: 5 }).toBe(true)
  await backend.post('/delete', { project: '1.1' })
  expect((await backend.get('/versions')).json()).toEqual({ versions: [] })
  expect(existsSync(join(backend.folder, 'projects', '1.1'))).toBe(false)
})

it('copies a model onto a project while that is trained: each gets its own version', async () => {
  class SlowToWake extends WordCountModel {
    override async setup() {
      await super.setup()
      if (this.trainOutput) await new Promise((resolve) => setTimeout(resolve, 300))
    }
  }
  backend = await startBackend({ ModelClass: SlowToWake, keepVersions: 1000 })
  const { post } = backend
  for (const uid of ['1.1', '2.2']) {
    await backend.setUp(uid)
    await backend.annotate(uid, 1, 'fine', 'Positive')
  }
  await backend.train('1.1')
  const { job } = (await post('/train', { project: '2.2' })).json()
  const staged = join(backend.folder, 'projects', '2.2', 'staging')
  await expect.poll(() => existsSync(staged), { interval: 2 }).toBe(true)
  const copied: string[] = []
  const isTraining = async () => (await backend!.get('/is_training?project=2.2')).json().is_training
  while (copied.length < 1000 && (await isTraining())) {
    const answer = await post('/duplicate_model', { project_src: '1.1', project_dst: '2.2' })
    expect(answer.statusCode).toBe(200)
    copied.push(answer.json().model_version)
  }
  const { job_status, model_version } = await backend.finished(job)
  expect(job_status).toBe('finished')
  const { versions } = (await backend.get('/versions?project=2.2')).json()
  expect(versions).toHaveLength(copied.length + 1)
  expect(versions.toSorted()).toEqual([...copied, model_version].toSorted())
})

it('copies no damaged version: that would make it look whole', async () => {
  backend = await startBackend()
  await backend.setUp('1.1')
  await backend.annotate('1.1', 1, 'fine', 'Positive')
  const { model_version } = await backend.train('1.1')
  await writeFile(join(backend.folder, 'projects', '1.1', 'versions', model_version!, 'votes.json'), '{}')
  const answer = await backend.post('/duplicate_model', { project_src: '1.1', project_dst: '2.2' })
  expect(answer.statusCode).toBe(404)
  expect((await backend.get('/versions?project=2.2')).json().versions).toEqual([expect.stringMatching(/^untrained/)])
})
