import { describe, expect, it } from 'vitest'
import { everyTask, predictStoredProject as run } from './__fixtures__/predict-stored-project.ts'
import { createStoredProject, labelStudioError } from './__fixtures__/stored-project.ts'
import type { PredictionFailure, PredictProjectOptions, ProjectPredictionProgress } from './project-prediction.ts'

describe('which tasks are predicted', () => {
  const stored = (version: string, score: number | null) => ({ result: [], model_version: version, score })
  const project = () => {
    const made = createStoredProject({ tasks: 6 })
    made.store({ task: 2, ...stored('v0', 0.2) })
    made.store({ task: 3, ...stored('v0', 0.9) })
    made.store({ task: 4, ...stored('v1', 0.1) })
    made.store({ task: 5, ...stored('v0', 0.1) })
    made.store({ task: 5, ...stored('v0', 0.8) })
    made.store({ task: 6, ...stored('v0', null) })
    return made
  }

  it.each<[only: PredictProjectOptions['only'], written: number[]]>([
    ['missing', [1]],
    ['all', [1, 2, 3, 5, 6]],
    ['low-score', [2]],
  ])('are, for %s, tasks %j', async (only, written) => {
    const made = project()
    const before = everyTask(6).map((task) => made.versionsOf(task).length)
    const report = await run(made, { only })
    expect(everyTask(6).filter((task) => made.versionsOf(task).length > before[task - 1]!)).toEqual(written)
    expect(report).toEqual({ total: 6, done: 6, written: written.length, skipped: 6 - written.length, failed: 0 })
  })

  it('are below the score that was asked for', async () => {
    const made = project()
    await run(made, { only: 'low-score', scoreBelow: 0.85 })
    expect(everyTask(6).filter((task) => made.versionsOf(task).includes('v1'))).toEqual([2, 4, 5])
  })

  it('are those that were named, each once, as far as they exist', async () => {
    const made = project()
    const report = await run(made, { taskIds: [3, 99, 1, 3, 4] })
    expect(everyTask(6).filter((task) => made.versionsOf(task).at(-1) === 'v1')).toEqual([1, 3, 4])
    expect(report).toEqual({ total: 4, done: 4, written: 2, skipped: 2, failed: 0 })
  })
})

it('gives the function tasks with their data, a batch at a time', async () => {
  const project = createStoredProject({ tasks: 5 })
  project.store({ task: 1, result: [], model_version: 'v0' })
  const batches: unknown[] = []
  await run(project, {
    batchSize: 2,
    concurrency: 1,
    predict: async (tasks) => {
      batches.push(tasks)
      return { version: 'v1', slots: tasks.map(() => ({ result: [] })) }
    },
  })
  expect(batches).toHaveLength(3)
  expect(batches[0]).toMatchObject([
    { id: 1, project: 7, data: { text: 'text 1' }, annotations: [], predictions: [] },
    { id: 2, predictions: [] },
  ])
  expect(project.lists).toEqual([2, 2, 1])
})

it('writes under the version that predicted, also when another one was promoted meanwhile', async () => {
  const project = createStoredProject({ tasks: 4 })
  project.store({ task: 3, result: [], model_version: 'v2' })
  let version = 'v1'
  const report = await run(project, {
    batchSize: 2,
    concurrency: 1,
    modelVersion: () => version,
    predict: async (tasks) => {
      const slots = tasks.map(() => ({ result: [] }))
      const answer = { version, slots }
      version = 'v2'
      return answer
    },
  })
  expect(everyTask(4).map(project.versionsOf)).toEqual([['v1'], ['v1'], ['v2'], ['v2']])
  expect(report.written).toBe(3)
})

describe('a task that fails', () => {
  it('is counted with its reason and not written', async () => {
    const project = createStoredProject({ tasks: 3 })
    const failures: PredictionFailure[] = []
    const report = await run(project, {
      predict: async (tasks) => ({
        version: 'v1',
        slots: tasks.map(({ id }) => (id === 2 ? { failed: 'the model broke' } : { result: [] })),
      }),
      onFailure: (failure) => failures.push(failure),
    })
    expect(failures).toEqual([{ task: 2, reason: 'the model broke' }])
    expect(report).toEqual({ total: 3, done: 3, written: 2, skipped: 0, failed: 1 })
    expect(project.versionsOf(2)).toEqual([])
  })

  it.each(['drops', 'refuses'] as const)(
    'is found when Label Studio %s its prediction; the rest is written once',
    async (does) => {
      const bad = new Set([3, 17, 18, 60])
      const project = createStoredProject({ tasks: 64, [does]: ({ task }: { task: number }) => bad.has(task) })
      const failures: PredictionFailure[] = []
      const report = await run(project, { onFailure: (failure) => failures.push(failure) })
      expect(failures.map(({ task }) => task).toSorted((a, b) => a - b)).toEqual([...bad])
      expect(failures[0]!.reason).toMatch(does === 'drops' ? /label config/ : /task \d+ cannot be predicted/)
      expect(report).toMatchObject({ written: 60, failed: 4 })
      expect(everyTask(64).filter((task) => project.versionsOf(task).length !== (bad.has(task) ? 0 : 1))).toEqual([])
    },
  )

  it('ends the run when the function gives too few slots', async () => {
    const predict = async () => ({ version: 'v1', slots: [] })
    await expect(run(createStoredProject({ tasks: 3 }), { predict })).rejects.toThrow('expected 3, got 0')
  })
})

it('leaves out a task that is deleted while it is predicted', async () => {
  const project = createStoredProject({ tasks: 3 })
  const report = await run(project, {
    predict: async (tasks) => {
      project.deleteTask(2)
      return { version: 'v1', slots: tasks.map(() => ({ result: [] })) }
    },
  })
  expect(report).toEqual({ total: 3, done: 3, written: 2, skipped: 1, failed: 0 })
})

it('leaves tasks that are not granted to others, and does not call them done', async () => {
  const project = createStoredProject({ tasks: 4 })
  const done: number[] = []
  const released: string[] = []
  const report = await run(project, {
    claim: (ids) => ({
      granted: new Set(ids.filter((id) => id % 2 === 0)),
      release: () => void released.push(project.versionsOf(2).join()),
    }),
    onDone: (ids) => void done.push(...ids),
  })
  expect(everyTask(4).map((task) => project.versionsOf(task).length)).toEqual([0, 1, 0, 1])
  expect([done, released]).toEqual([[2, 4], ['v1']])
  expect(report).toMatchObject({ written: 2, skipped: 2 })
})

it('gives up when Label Studio stays away, and says why', async () => {
  const project = createStoredProject({
    tasks: 300,
    beforeWrite: () => {
      throw labelStudioError('LABEL_STUDIO_UNREACHABLE', 'nobody listens at http://127.0.0.1:8080')
    },
  })
  await expect(run(project)).rejects.toThrow('nobody listens')
})

it('reports what is done, batch by batch', async () => {
  const seen: ProjectPredictionProgress[] = []
  const done: number[] = []
  await run(createStoredProject({ tasks: 5 }), {
    batchSize: 2,
    concurrency: 1,
    onProgress: (progress) => seen.push(progress),
    onDone: (ids) => void done.push(...ids),
  })
  expect(seen.map((progress) => progress.done)).toEqual([2, 4, 5])
  expect(done).toEqual([1, 2, 3, 4, 5])
})

it('holds a few batches at a time, however many tasks there are', async () => {
  let held = 0
  let most = 0
  const project = createStoredProject({ tasks: 20_000 })
  const list = project.client.tasks.list
  project.client.tasks.list = async function* (id, options) {
    for await (const task of list(id, options)) {
      if (!options?.ids) most = Math.max(most, ++held)
      yield task
    }
  }
  await run(project, {
    concurrency: 3,
    onDone: (ids) => {
      held -= ids.length
    },
  })
  expect(most).toBeLessThanOrEqual(2500)
  expect(held).toBe(0)
})
