import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { startBackend } from '../__fixtures__/start-backend.ts'
import { WordCountModel } from '../__fixtures__/word-count-model.ts'

const project = '7.1767225600'
let backend: Awaited<ReturnType<typeof startBackend>>
afterEach(() => backend.stop())

it('blames no version when the untrained model cannot be set up either, and serves the newest when it can again', async () => {
  let isDown = false
  class NeedsAService extends WordCountModel {
    override async setup() {
      if (isDown) throw new Error('the service is down')
      await super.setup()
    }
  }
  backend = await startBackend({ ModelClass: NeedsAService })
  await backend.setUp(project)
  await backend.annotate(project, 1, 'good film', 'Positive')
  await backend.train(project)
  const { model_version } = await backend.train(project)
  isDown = true
  await backend.restart()
  for (let times = 0; times < 2; times++) {
    const answer = await backend.post('/predict', { project, tasks: [{ data: { text: 'good' } }] })
    expect(answer.json().error).toMatchObject({ code: 'MODEL_LOAD_FAILED' })
  }
  expect(await backend.setUp(project)).toBe(model_version)
  isDown = false
  expect((await backend.predict(project, ['good film'])).model_version).toBe(model_version)
})

it('answers /setup with the version that is whole soon after a start, before anything is predicted', async () => {
  backend = await startBackend()
  await backend.setUp(project)
  await backend.annotate(project, 1, 'good film', 'Positive')
  const whole = await backend.train(project)
  const damaged = await backend.train(project)
  expect(await backend.setUp(project)).toBe(damaged.model_version)
  await writeFile(join(backend.folder, 'projects', project, 'versions', damaged.model_version!, 'votes.json'), '{')
  await backend.restart()
  await expect.poll(() => backend.setUp(project)).toBe(whole.model_version)
  expect((await backend.predict(project, ['good film'])).model_version).toBe(whole.model_version)
  expect(backend.lines.filter(({ level }) => level === 'error').map(({ version }) => version)).toEqual([
    damaged.model_version,
  ])
})
