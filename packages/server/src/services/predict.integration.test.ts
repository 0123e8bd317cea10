import { LabelStudioMLBase, type PredictContext, type Task } from '@label-studio-ml/sdk'
import { afterEach, expect, it } from 'vitest'
import { sentimentConfig, startBackend } from '../__fixtures__/start-backend.ts'
import { WordCountModel } from '../__fixtures__/word-count-model.ts'
import { createLog } from '../observability/log.ts'

const project = '7.1767225600'
let backend: Awaited<ReturnType<typeof startBackend>>
afterEach(() => backend.stop())

const labelStudio = (version: string) => ({ 'user-agent': `heartex/${version}+0.gdf96d79` })
const tasks = (...texts: unknown[]) => texts.map((text, id) => ({ id, data: { text } }))

it('lets a failing task cost its own slot, which has no prediction, with a log line and a counter', async () => {
  backend = await startBackend()
  const version = await backend.setUp(project)
  const texts = ['fine', 'throw', 'number', 'nothing', 'unknown label', 'fine']
  const { results } = await backend.predict(project, texts)
  expect(results).toMatchObject([{ score: 0.5 }, [], [], {}, [], { score: 0.5 }])
  expect(results[3]).toEqual({ result: [], score: null, model_version: version })

  const logged = backend.lines.filter(({ msg }) => msg === 'prediction failed')
  expect(logged.map(({ index, reason }) => [index, reason])).toEqual([
    [1, 'model_error'],
    [2, 'model_error'],
    [4, 'region_invalid'],
  ])
  expect(logged[2]?.detail).toContain('result[0]')
  const metrics = (await backend.get('/metrics')).body
  expect(metrics).toContain('label_studio_ml_failures_total{reason="model_error"} 2')
  expect(metrics).toContain('label_studio_ml_failures_total{reason="region_invalid"} 1')
  expect(metrics).toContain('label_studio_ml_tasks_total 6')
})

it.each(['1.11.0', '1.4.1'])(
  'gives Label Studio %s, which takes no lists, an empty prediction instead',
  async (version) => {
    backend = await startBackend()
    const model_version = await backend.setUp(project)
    const send = (...texts: string[]) =>
      backend.post('/predict', { project, tasks: tasks(...texts) }, labelStudio(version))
    const { results } = (await send('fine', 'throw')).json()
    expect(results).toMatchObject([{ score: 0.5 }, { result: [], score: null, model_version }])

    const failed = await send('throw', 'unknown label')
    expect(failed.statusCode).toBe(503)
    expect(failed.json().error.code).toBe('PREDICTION_FAILED')
    expect((await send('nothing', 'nothing')).statusCode).toBe(200)
  },
)

it('keeps the regions of a task that fit, and fails a task none of whose regions fit', async () => {
  class HalfWrong extends LabelStudioMLBase<'Choices'> {
    static override needs = WordCountModel.needs
    override predict({ data }: Task, { control }: PredictContext<'Choices'>) {
      const region = control.choose('Positive', { score: 0.9 })
      const wrong = { ...region, id: 'w', from_name: 'other' }
      return data.text === 'half' ? [wrong, region] : [wrong, wrong]
    }
  }
  backend = await startBackend({ ModelClass: HalfWrong })
  await backend.setUp(project)
  const { results } = await backend.predict(project, ['half', 'all'])
  expect(results).toMatchObject([{ result: [{ value: { choices: ['Positive'] } }], score: 0.9 }, []])
})

it.each([null, 7, 'text', [], {}, { data: null }, { data: [] }])('has no prediction for the task %j', async (task) => {
  backend = await startBackend()
  await backend.setUp(project)
  const answer = await backend.post('/predict', { project, tasks: [task, ...tasks('fine')] })
  expect(answer.statusCode).toBe(200)
  expect(answer.json().results).toMatchObject([[], { score: 0.5 }])
})

it.each([
  ['1.23.2', []],
  ['1.4.1', { result: [], score: null }],
])('answers Label Studio %s what is done when the time is up', async (version, late) => {
  backend = await startBackend({ limits: { predictDeadlineMs: 1000 } })
  await backend.setUp(project)
  await backend.predict(project, ['fine'])
  const { results } = (
    await backend.post('/predict', { project, tasks: tasks('fine', 'wait', 'fine') }, labelStudio(version))
  ).json()
  expect(results).toHaveLength(3)
  expect(results[0].result).toHaveLength(1)
  expect(results[1]).toMatchObject(late)
  expect(Array.isArray(results[1])).toBe(Array.isArray(late))
})

it.each(['wait', 'throw', 'unknown label'])(
  'answers an interactive request that fails by "%s" with an object',
  async (text) => {
    backend = await startBackend({ limits: { predictDeadlineMs: 100 } })
    await backend.setUp(project)
    const params = { login: null, password: null, context: { result: [{ id: 'p' }] } }
    for (const version of ['1.23.2', '1.4.1']) {
      const answer = await backend.post('/predict', { project, tasks: tasks(text), params }, labelStudio(version))
      expect(answer.json().results).toEqual([expect.objectContaining({ result: [] })])
    }
  },
)

it('refuses tasks past the limit of waiting ones with 503, without Retry-After', async () => {
  backend = await startBackend({ limits: { maxWaitingTasks: 3, predictDeadlineMs: 2000 } })
  await backend.setUp(project)
  const first = backend.predict(project, ['wait', 'wait'])
  const answer = await backend.post('/predict', { project, tasks: tasks('fine', 'fine') })
  expect(answer.statusCode).toBe(503)
  expect(answer.headers['retry-after']).toBeUndefined()
  expect((await first).results).toHaveLength(2)
})

it('counts the loading of the model into the time budget', async () => {
  class SlowToWake extends WordCountModel {
    override setup = () => new Promise<void>((resolve) => setTimeout(resolve, 3000))
  }
  backend = await startBackend({ ModelClass: SlowToWake, limits: { predictDeadlineMs: 100 } })
  await backend.setUp(project)
  expect((await backend.predict(project, ['fine'])).results).toEqual([[]])
})

it('logs neither task data nor secrets', async () => {
  const lines: string[] = []
  backend = await startBackend({ log: createLog('trace', { write: (line) => void lines.push(line) }) })
  await backend.post('/predict', {
    project,
    label_config: sentimentConfig,
    tasks: ['SECRET-TASK', { data: 'SECRET-DATA' }],
  })
  const broken = '{"access_token": SECRET}'
  await backend.post('/setup', broken, { 'content-type': 'application/json' })
  const hostname = 'http://user:SECRET-PASSWORD@localhost:8080'
  await backend.post('/setup', { project, schema: null, hostname, access_token: 'SECRET-TOKEN' })
  await backend.post('/setup', {
    project,
    schema: null,
    hostname: 'http://localhost:8080',
    access_token: 'SECRET-TOKEN',
  })
  const params = { login: 'SECRET-LOGIN', password: 'SECRET-PASSWORD', context: null }
  await backend.predict(project, ['throw SECRET-TEXT', 'throw'], { params })
  await backend.annotate(project, 1, 'SECRET-TEXT', 'Positive')
  expect(lines.length).toBeGreaterThan(5)
  expect(lines.join('')).not.toContain('SECRET')
})

it('has no predictions for a project without a label config', async () => {
  backend = await startBackend()
  const answer = await backend.post('/predict', { tasks: [{ data: { text: 'hello' } }], params: null })
  expect(answer.statusCode).toBe(200)
  expect(answer.json().results).toEqual([[]])
})

it('constructs a model once, however many requests come together', async () => {
  backend = await startBackend()
  await backend.setUp(project)
  const answers = await Promise.all(Array.from({ length: 20 }, () => backend.predict(project, ['fine'])))
  expect(new Set(answers.map((answer) => answer.model_version)).size).toBe(1)
  expect((await backend.get('/metrics')).body).toContain('label_studio_ml_loaded_models 1')
})

it('adds nothing when the annotator deleted every prompt', async () => {
  backend = await startBackend()
  await backend.setUp(project)
  const { results } = await backend.predict(project, ['fine'], { params: { context: { result: [] } } })
  expect(results).toEqual([expect.objectContaining({ result: [] })])
  const prompted = await backend.predict(project, ['fine'], { params: { context: { result: [{ id: 'x' }] } } })
  expect(prompted.results[0].result).toHaveLength(1)
})
