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
