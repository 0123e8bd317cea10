import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { projectPayload, startBackend } from '../__fixtures__/start-backend.ts'
import { WordCountModel } from '../__fixtures__/word-count-model.ts'
import { type StubPrediction, startStubLabelStudio } from './__fixtures__/stub-label-studio.ts'

const project = '7.1767225600'
const connector = { 'user-agent': 'heartex/1.23.2' }

/** Answers after a while, and what `broken` says with an error. */
class SlowModel extends WordCountModel {
  override async predict(...given: Parameters<WordCountModel['predict']>) {
    if (given[0].data.text === 'broken') throw new Error('broken on purpose')
    await new Promise((resolve) => setTimeout(resolve, SlowModel.pauseMs))
    return super.predict(...given)
  }
  static pauseMs = 0
}

const texts = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [index + 1, { text: `text ${index}` }]))

let labelStudio: Awaited<ReturnType<typeof startStubLabelStudio>>
/** The name of the version that predicts at first. */
let untrained: string
let backend: Awaited<ReturnType<typeof startBackend>>

async function start(tasks: Record<number, object>, options: Parameters<typeof startBackend>[0] = {}) {
  SlowModel.pauseMs = 0
  labelStudio = await startStubLabelStudio(tasks)
  backend = await startBackend({
    ModelClass: SlowModel,
    labelStudio: { url: labelStudio.url, apiKey: 'a'.repeat(40), firstPauseMs: 5 },
    predictionDebounceMs: 10,
    ...options,
  })
  untrained = await backend.setUp(project)
}

afterEach(async () => {
  await backend.stop()
  await labelStudio.stop()
})

const idsOf = (tasks: object[]) => tasks.map((_, index) => index + 1)
const retrieve = async (tasks: Record<number, object>, headers: Record<string, string> = connector) => {
  const list = Object.entries(tasks).map(([id, data]) => ({ id: Number(id), data }))
  const answer = (await backend.post('/predict', { project, tasks: list }, headers)).json()
  return (answer.results as object[]).filter((slot) => !Array.isArray(slot))
}
const created = (tasks: Record<number, object>) => {
  const list = Object.entries(tasks).map(([id, data]) => ({ id: Number(id), data }))
  return backend.post('/webhook', { action: 'TASKS_CREATED', project: projectPayload(project), tasks: list })
}
const delivered = (version = untrained) =>
  vi.waitFor(() => expect(new Set(Object.values(labelStudio.countsOf(version)))).toEqual(new Set([1])), {
    timeout: 20_000,
    interval: 20,
  })
const jobLines = (state: string) =>
  backend.lines.filter(({ msg, state: of }) => msg === 'prediction job' && of === state)
const jobEnded = (state = 'finished', jobs = 1) =>
  vi.waitFor(() => expect(jobLines(state)).toHaveLength(jobs), { timeout: 20_000, interval: 20 })
const gauge = async (name: string) =>
  Number(new RegExp(`^label_studio_ml_${name} (\\d+)`, 'm').exec((await backend.get('/metrics')).body)?.[1])

describe('a retrieval that is not done in time', () => {
  it('answers what is done; the rest is delivered through the API, once', async () => {
    const tasks = texts(60)
    await start(tasks, { limits: { predictDeadlineMs: 300 } })
    SlowModel.pauseMs = 100
    const answered = await retrieve(tasks)
    expect(answered.length).toBeGreaterThan(0)
    expect(answered.length).toBeLessThan(60)
    expect(await gauge('pending_predictions')).toBe(60 - answered.length)
    labelStudio.store(answered.map((slot, index) => ({ ...(slot as StubPrediction), task: index + 1 })))
    await delivered()
    await jobEnded()
    expect(jobLines('finished')[0]).toMatchObject({ trigger: 'late', written: 60 - answered.length, failed: 0 })
    expect(await gauge('pending_predictions')).toBe(0)
    expect(await gauge('predictions_written_total')).toBe(60 - answered.length)
  })

  it('is not predicted twice when Label Studio asks again while the job goes on', async () => {
    const tasks = texts(40)
    await start(tasks, { limits: { predictDeadlineMs: 200 } })
    SlowModel.pauseMs = 100
    for (let round = 0; round < 4; round++) {
      const missing = Object.entries(labelStudio.countsOf(untrained)).filter(([, count]) => count === 0)
      const asked = missing.map(([id]) => ({ id: Number(id), data: { text: 'again' } }))
      const { results } = (await backend.post('/predict', { project, tasks: asked }, connector)).json()
      await new Promise((resolve) => setTimeout(resolve, 150))
      labelStudio.store(
        asked.flatMap(({ id }, index) => (Array.isArray(results[index]) ? [] : [{ ...results[index], task: id }])),
      )
    }
    await delivered()
  })

  it.each<[what: string, headers: Record<string, string>]>([
    ['a program', {}],
    ['a Label Studio that cannot ask for single tasks', { 'user-agent': 'heartex/1.8.0' }],
  ])('is not delivered for %s', async (_what, headers) => {
    const tasks = texts(3)
    await start(tasks, { limits: { predictDeadlineMs: 50 } })
    SlowModel.pauseMs = 200
    await backend.post('/predict', { project, tasks: [{ id: 1, data: { text: 'a' } }] }, headers)
    expect(await gauge('pending_predictions')).toBe(0)
  })

  it('is not delivered without credentials: the log says what is missing', async () => {
    const tasks = texts(3)
    await start(tasks, { limits: { predictDeadlineMs: 50 }, labelStudio: {} })
    SlowModel.pauseMs = 200
    await retrieve(tasks)
    await retrieve(tasks)
    const lines = backend.lines.filter(({ msg }) => msg === 'not predicted')
    expect(lines).toHaveLength(1)
    expect(lines[0]).toMatchObject({
      level: 'warn',
      project,
      trigger: 'late',
      detail: expect.stringMatching(/LABEL_STUDIO_API_KEY/),
    })
    expect(await gauge('pending_predictions')).toBe(0)
  })
})

describe('predict on import', () => {
  it('predicts the tasks of the event, and says why one could not be', async () => {
    const tasks = { ...texts(5), 6: { text: 'broken' } }
    await start(tasks, { predictOnImport: true })
    await created(tasks)
    await jobEnded()
    expect(labelStudio.countsOf(untrained)).toEqual({ 1: 1, 2: 1, 3: 1, 4: 1, 5: 1, 6: 0 })
    expect(jobLines('finished')[0]).toMatchObject({ trigger: 'import', written: 5, failed: 1 })
    const says = backend.lines.find(({ msg }) => msg === 'prediction job says')
    expect(says?.message).toMatch(/task 6: .*broken on purpose/)
    const status = (await backend.post('/job_status', { job: jobLines('finished')[0]!.job })).json()
    expect(status).toMatchObject({ job_status: 'finished', progress: 1, predictions: { written: 5, failed: 1 } })
  })

  it('takes events that come together up in one job, and does nothing unless it is switched on', async () => {
    const tasks = texts(6)
    await start(tasks, { predictOnImport: true, predictionDebounceMs: 200 })
    for (const [id, data] of Object.entries(tasks)) await created({ [id]: data })
    await delivered()
    await jobEnded()
    expect(jobLines('queued').length).toBeGreaterThan(0)
    await backend.restart({ predictOnImport: false })
    await created(tasks)
    expect(await gauge('pending_predictions')).toBe(0)
  })
})

describe('predict on promotion', () => {
  it('gives all tasks a prediction of the new version, which is a version of its own', async () => {
    const tasks = texts(12)
    await start(tasks, { predictOnPromotion: true })
    await backend.annotate(project, 1, 'text 0', 'Positive')
    const { model_version: version } = await backend.train(project)
    await delivered(version)
    await jobEnded()
    expect(labelStudio.versions()).toEqual([version])
    expect(jobLines('finished')[0]).toMatchObject({ trigger: 'promotion', written: 12 })
    expect(await gauge('pending_projects')).toBe(0)
  })
})

describe('a Label Studio with faults', () => {
  beforeEach(() => start(texts(30), { predictOnImport: true }))

  it('that drops predictions costs those only, which are named', async () => {
    labelStudio.faults.drops = ({ task }) => task === 4 || task === 20
    await created(texts(30))
    await jobEnded()
    expect(jobLines('finished')[0]).toMatchObject({ written: 28, failed: 2 })
    const said = backend.lines.filter(({ msg }) => msg === 'prediction job says').map(({ message }) => String(message))
    expect(said.filter((text) => /^task (4|20): Label Studio dropped/.test(text))).toHaveLength(2)
    expect(await gauge('pending_predictions')).toBe(0)
  })

  it('that answers 502 after it has stored everything gets nothing twice', async () => {
    labelStudio.faults.refuses = ({ path, nth }) => {
      if (!path.endsWith('/import/predictions') || nth > 0) return undefined
      labelStudio.store(
        idsOf(Object.keys(texts(30)) as never).map((task) => ({
          task,
          model_version: untrained,
          score: null,
          result: [],
        })),
      )
      return 502
    }
    await created(texts(30))
    await jobEnded()
    await delivered()
  })

  it('that is away gets everything when it is back', async () => {
    await labelStudio.stop()
    await created(texts(30))
    await vi.waitFor(
      () => expect(backend.lines.some(({ message }) => /tries again/.test(String(message)))).toBe(true),
      { timeout: 10_000 },
    )
    expect(await gauge('pending_predictions')).toBe(30)
    await labelStudio.start()
    await delivered()
    await jobEnded()
  })

  it('that has deleted the project since is left alone when the project is deleted here', async () => {
    labelStudio.faults.refuses = () => 404
    await created(texts(30))
    await vi.waitFor(async () => expect(await gauge('prediction_jobs')).toBe(1), { timeout: 5000 })
    expect((await backend.post('/delete', { project })).json()).toMatchObject({ deleted: true })
    expect(await gauge('prediction_jobs')).toBe(0)
    expect(await gauge('pending_predictions')).toBe(0)
  })
})

it('goes on after a restart in the middle', async () => {
  const tasks = texts(300)
  await start(tasks, { predictOnImport: true })
  SlowModel.pauseMs = 20
  await created(tasks)
  await vi.waitFor(async () => expect(await gauge('predictions_written_total')).toBeGreaterThan(0), { timeout: 10_000 })
  await backend.restart()
  await delivered()
  await vi.waitFor(async () => expect(await gauge('pending_predictions')).toBe(0))
})

it('counts each task once when Label Studio goes away in the middle', async () => {
  const tasks = texts(600)
  await start(tasks, { predictOnImport: true })
  let refused = 0
  labelStudio.faults.refuses = ({ query }) => {
    const asksForLast = JSON.parse(query.get('query') ?? '{}').selectedItems?.included.includes(600)
    return asksForLast && refused++ < 6 ? 503 : undefined
  }
  await created(tasks)
  await jobEnded()
  expect(backend.lines.some(({ message }) => /tries again/.test(String(message)))).toBe(true)
  const { written, skipped } = jobLines('finished')[0] as { written: number; skipped: number }
  expect(written + skipped).toBe(600)
  await delivered()
})
