import type { Annotated, ParamsSchema, TrainingJob } from '@label-studio-ml/sdk'
import { afterEach, expect, it } from 'vitest'
import { z } from 'zod'
import { startBackend } from '../__fixtures__/start-backend.ts'
import { WordCountModel } from '../__fixtures__/word-count-model.ts'

const project = '7.1767225600'
let backend: Awaited<ReturnType<typeof startBackend>>
afterEach(() => backend.stop())

const upTo = (limit: number) => z.object({ limit: z.number().max(limit).default(1) })

class Limited extends WordCountModel {
  static override params: ParamsSchema = upTo(10)

  override async fit(dataset: AsyncIterable<Annotated>, job: TrainingJob) {
    return { ...(await super.fit(dataset, job)), params: this.params as { limit: number } }
  }
}

afterEach(() => {
  Limited.params = upTo(10)
})

const connect = (extra_params: unknown) => backend.post('/setup', { project, extra_params })
const predict = () => backend.post('/predict', { project, tasks: [{ data: { text: 'good film' } }] })

it('refuses extra params when a project is connected, with the reason as reason phrase, and goes on with the old ones', async () => {
  backend = await startBackend({ ModelClass: Limited })
  const version = await backend.setUp(project)
  expect((await connect('{"limit": 10}')).statusCode).toBe(200)
  const refused = await connect('{"limit": 11}')
  expect([refused.statusCode, refused.json().error.code]).toEqual([400, 'EXTRA_PARAMS_INVALID'])
  expect(refused.statusMessage).toMatch(
    /^Extra params do not fit Limited: limit: Too big: expected number to be <=10 \(it is 11\)\. Correct "Extra params"/,
  )
  expect((await predict()).json().model_version).toBe(version)
  await backend.annotate(project, 1, 'good film', 'Positive')
  const { job } = (await backend.post('/webhook', { action: 'START_TRAINING' })).json()
  expect(await backend.finished(job)).toMatchObject({ train_output: { params: { limit: 10 } } })
})

it('predicts nothing with extra params that a new release cannot read: log and callers are told, no version is blamed', async () => {
  backend = await startBackend({ ModelClass: Limited })
  await backend.setUp(project)
  await connect({ limit: 10 })
  await backend.annotate(project, 1, 'good film', 'Positive')
  const { model_version } = await backend.train(project)
  Limited.params = upTo(5)
  await backend.restart()
  const reason = expect.stringContaining('limit: Too big: expected number to be <=5 (it is 10)')
  await expect
    .poll(() => backend.lines.filter(({ level }) => level === 'error'))
    .toEqual([
      expect.objectContaining({ project, detail: reason, msg: expect.stringContaining('the model is not loaded') }),
    ])
  const answer = await predict()
  expect([answer.statusCode, answer.json().error]).toEqual([
    400,
    expect.objectContaining({ code: 'EXTRA_PARAMS_INVALID', message: reason }),
  ])
  expect((await backend.get('/versions')).json()).toEqual({ versions: expect.arrayContaining([model_version]) })
  expect((await connect({ limit: 5 })).json()).toEqual({ model_version })
  expect((await predict()).json().model_version).toBe(model_version)
})
