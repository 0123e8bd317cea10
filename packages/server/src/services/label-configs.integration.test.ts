import { afterEach, beforeEach, expect, it } from 'vitest'
import { sentimentConfig, startBackend } from '../__fixtures__/start-backend.ts'

let backend: Awaited<ReturnType<typeof startBackend>>
beforeEach(async () => {
  backend = await startBackend({ limits: { labelConfigLimitBytes: 100_000 } })
})
afterEach(() => backend.stop())

const add = (tags: string) => sentimentConfig.replace('<View>', `<View xmlns:a="urn:a">${tags}`)

it.each([
  ['a nameless Video', add('<Video value="$video"/>')],
  ['a prefixed attribute', add('<Header value="Read" a:z="1"/>')],
  ['HyperText as mark-up', add('<HyperText><h1>Read <video/></h1></HyperText>')],
  ['a control tag beside it that refers to nothing', add('<Rating name="stars" toName="film"/>')],
])('connects and predicts with %s, as Label Studio saves such configs', async (_, schema) => {
  const { statusCode } = await backend.post('/setup', { project: '1.1', schema })
  const tasks = [{ id: 1, data: { text: 'fine' } }]
  const { results } = (await backend.post('/predict', { project: '1.1', label_config: schema, tasks })).json()
  expect([statusCode, results[0].result[0].from_name]).toEqual([200, 'sentiment'])
})

it('refuses a config whose needed control tag refers to nothing, with the reason', async () => {
  const schema = sentimentConfig.replace('toName="text"', 'toName="body"')
  const { statusCode, json } = await backend.post('/setup', { project: '1.1', schema })
  expect([statusCode, json().error.code]).toEqual([400, 'LABEL_CONFIG_UNFIT'])
  expect(json().error.message).toContain('toName="body", but no tag has this name; object tags: text')
})

it('refuses a config over the limit on every route that takes one, and keeps the one that it has', async () => {
  await backend.setUp('1.1')
  const large = add(`<Header value="${'x'.repeat(100_000)}"/>`)
  const tasks = [{ id: 1, data: { text: 'fine' } }]
  const requests = [
    ['/setup', { project: '1.1', schema: large }],
    ['/predict', { project: '1.1', label_config: large, tasks }],
    ['/validate', { config: large }],
  ] as const
  for (const [path, body] of requests) {
    const { statusCode, json } = await backend.post(path, body)
    expect([path, statusCode, json().error.code]).toEqual([path, 413, 'LABEL_CONFIG_TOO_LARGE'])
  }
  const { results } = (await backend.post('/predict', { project: '1.1', tasks })).json()
  expect(results[0].result).toHaveLength(1)
})

it('keeps the annotation of an event whose label config is over the limit', async () => {
  await backend.setUp('1.1')
  const large = add(`<Header value="${'x'.repeat(100_000)}"/>`)
  const project = { id: 1, created_at: '1970-01-01T00:00:01Z', label_config: large }
  const result = [{ from_name: 'sentiment', to_name: 'text', type: 'choices', value: { choices: ['Positive'] } }]
  const event = {
    action: 'ANNOTATION_CREATED',
    project,
    task: { id: 1, data: { text: 'fine' } },
    annotation: { id: 1, result },
  }
  expect((await backend.post('/webhook', event)).statusCode).toBe(201)
  expect((await backend.train('1.1')).job_status).toBe('finished')
})

it('shows the versions and trainings of a project whose label config is over a limit that was set later', async () => {
  await backend.setUp('1.1')
  await backend.annotate('2.2', 1, 'fine', 'Positive')
  const { model_version } = await backend.train('2.2')
  await backend.setUp('2.2', add(`<Header value="${'x'.repeat(50_000)}"/>`))
  await backend.restart({ limits: { labelConfigLimitBytes: 10_000 } })
  const versions = (await backend.get('/versions')).json().versions
  expect(versions).toEqual([expect.stringMatching(/^untrained/), model_version])
  expect((await backend.get('/is_training?project=2.2')).json()).toEqual({ is_training: false, model_version })
  const predict = await backend.post('/predict', { project: '2.2', tasks: [{ data: { text: 'fine' } }] })
  expect([predict.statusCode, predict.json().error.code]).toEqual([413, 'LABEL_CONFIG_TOO_LARGE'])
})
