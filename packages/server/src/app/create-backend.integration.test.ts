import { LabelStudioMLBase } from '@label-studio-ml/sdk'
import { afterEach, expect, it } from 'vitest'
import { sentimentConfig, startBackend } from '../__fixtures__/start-backend.ts'
import { WordCountModel } from '../__fixtures__/word-count-model.ts'

const project = '7.1767225600'
let backend: Awaited<ReturnType<typeof startBackend>> | undefined
afterEach(async () => {
  await backend?.stop()
  backend = undefined
})

it('goes from setup over predictions and annotations to a better version', async () => {
  backend = await startBackend()
  const before = await backend.setUp(project)
  const [guess] = (await backend.predict(project, ['good film'])).results
  expect(guess).toMatchObject({ model_version: before, score: 0.5 })

  await backend.annotate(project, 1, 'good film', 'Positive')
  await backend.annotate(project, 2, 'bad film', 'Negative')
  const job = await backend.train(project)
  expect(job).toMatchObject({ job_status: 'finished', progress: 1 })

  const after = await backend.setUp(project)
  expect(after).toBe(job.model_version)
  expect(after).not.toBe(before)
  const answer = await backend.predict(project, ['good day', 'bad day'])
  expect(answer.model_version).toBe(after)
  expect(answer.results.map((slot: { result: { value: unknown }[] }) => slot.result[0]?.value)).toEqual([
    { choices: ['Positive'] },
    { choices: ['Negative'] },
  ])
  expect((await backend.get('/versions')).json()).toEqual({ versions: [after] })
  expect((await backend.get('/health')).json()).toEqual({
    status: 'UP',
    model_class: 'WordCountModel',
    model_version: after,
  })
})

it('keeps versions, annotations and label config over a restart', async () => {
  backend = await startBackend()
  await backend.setUp(project)
  await backend.annotate(project, 1, 'good film', 'Positive')
  const { model_version } = await backend.train(project)
  await backend.restart()
  const answer = await backend.predict(project, ['good day'], { label_config: sentimentConfig })
  expect(answer.model_version).toBe(model_version)
  const again = await backend.train(project)
  expect(again.job_status).toBe('finished')
  expect(again.model_version).not.toBe(model_version)
})

it('refuses a class that cannot predict', async () => {
  await expect(startBackend({ ModelClass: class Mute extends LabelStudioMLBase {} })).rejects.toMatchObject({
    code: 'CONFIGURATION_INVALID',
    message: expect.stringContaining('Mute has neither predict nor predictBatch'),
  })
})

it('closes a model when its project is deleted, when another version serves, and when it stops', async () => {
  const closed: string[] = []
  class Closing extends WordCountModel {
    close() {
      closed.push(this.modelVersion)
      if (closed.length === 1) throw new Error('cannot end')
    }
  }
  backend = await startBackend({ ModelClass: Closing })
  const untrained = await backend.setUp(project)
  await backend.predict(project, ['good film'])
  await backend.post('/delete', { project })
  await expect.poll(() => closed).toEqual([untrained])
  expect(backend.lines.filter(({ level }) => level === 'error')).toMatchObject([{ msg: 'close() of a model failed' }])

  await backend.setUp(project)
  await backend.annotate(project, 1, 'good film', 'Positive')
  await backend.predict(project, ['good film'])
  const { model_version } = await backend.train(project)
  await expect.poll(() => closed).toEqual([untrained, untrained])
  await backend.restart()
  expect(closed).toEqual([untrained, untrained, model_version])
})
