import { describe, expect, it, vi } from 'vitest'
import { RequestLog } from '../observability/request-log.ts'
import type { BeginRetrieval } from '../pending-predictions/retrievals.ts'
import type { ModelRunner, Predictions } from '../prediction/model-runner.ts'
import { createTaskLimiter } from '../prediction/task-limiter.ts'
import { createPredict, type PredictionRequest } from './predict.ts'
import type { SelectedModel } from './select-model.ts'

const noFailures = { counts: {}, first: [] }

function create({
  selected = {},
  answer = { slots: ['{}'], failures: noFailures, late: [] } as Predictions,
  ...limits
} = {}) {
  const release = vi.fn()
  const runner: ModelRunner = {
    version: 'v2',
    predict: async () => answer,
    tell: async () => {},
    close: async () => {},
  }
  const model: SelectedModel = {
    project: '7.1',
    version: 'v1',
    hasLabelConfig: true,
    hold: async () => ({ runner, trained: undefined, release }),
    ...selected,
  }
  const metrics = { tasksPredicted: vi.fn(), predictionsFailed: vi.fn() }
  const selectModel = vi.fn(async () => model)
  const beginRetrieval = vi.fn<BeginRetrieval>(() => ({ settle: (answering) => answering }))
  const taskLimiter = createTaskLimiter({ maxWaitingTasks: 2 })
  const predict = createPredict({
    ...{ selectModel, metrics, taskLimiter, beginRetrieval, predictDeadlineMs: 10_000 },
    ...limits,
  })
  const lines: string[] = []
  const log = new RequestLog(
    { info: () => {}, warn: (_: object, text?: string) => void lines.push(String(text)) },
    'r1',
  )
  const ask = (request: Partial<PredictionRequest> = {}) =>
    predict({ tasks: [{ data: {} }], context: null, isRetrieval: false, failsAsWhole: false, ...request }, log)
  return { ask, beginRetrieval, metrics, release, selectModel, log, lines }
}

describe('a prediction', () => {
  it('has the version of the model that answered, which is free again then', async () => {
    const { ask, release, log, metrics } = create()
    expect(await ask()).toEqual({ version: 'v2', slots: ['{}'], failures: [], late: [] })
    expect(release).toHaveBeenCalledOnce()
    expect(metrics.tasksPredicted).toHaveBeenCalledWith(1)
    expect(log.fields).toEqual({ project: '7.1', tasks: 1, failures: 0, version: 'v2' })
  })

  it('frees the model and the room of its tasks also when the model is lost', async () => {
    const { ask, release } = create({ answer: Promise.reject(new Error('the process ended')) as never })
    await expect(ask()).rejects.toThrow('the process ended')
    await expect(ask({ tasks: [1, 2] })).rejects.toThrow('the process ended')
    expect(release).toHaveBeenCalledTimes(2)
  })

  it('has no slots without a label config, and says so in the log', async () => {
    const { ask, lines } = create({ selected: { hasLabelConfig: false } })
    expect(await ask()).toEqual({ version: 'v1', slots: [null], failures: [], late: [] })
    expect(lines).toEqual(['no label config: send label_config, or call /setup first'])
  })

  it('finds nothing for an annotator who deleted every prompt, and loads no model for it', async () => {
    const hold = vi.fn()
    const { ask } = create({ selected: { hold } })
    const { slots } = await ask({ context: { result: [] } })
    expect(slots.map((slot) => JSON.parse(slot!))).toEqual([{ result: [], score: null, model_version: 'v1' }])
    expect(hold).not.toHaveBeenCalled()
  })

  it('is late when the model is not loaded in time, which is freed when it comes', async () => {
    const { promise, resolve } = Promise.withResolvers<never>()
    const { ask, metrics } = create({ selected: { hold: () => promise }, predictDeadlineMs: 1 } as never)
    expect(await ask()).toMatchObject({ version: 'v1', slots: [null], failures: [{ reason: 'deadline' }], late: [0] })
    expect(metrics.predictionsFailed).toHaveBeenCalledWith('deadline', 1)
    const release = vi.fn()
    resolve({ release } as never)
    await promise
    expect(release).toHaveBeenCalledOnce()
  })

  it('is told to the jobs when Label Studio retrieves it, and only then', async () => {
    const { ask, beginRetrieval } = create()
    await ask()
    expect(beginRetrieval).not.toHaveBeenCalled()
    await ask({ isRetrieval: true, tasks: [{ id: 5, data: {} }] })
    expect(beginRetrieval).toHaveBeenCalledExactlyOnceWith('7.1', [{ id: 5, data: {} }])
  })

  it('fails as a whole when all tasks fail, where single tasks cannot be asked for again', async () => {
    const { ask } = create({ answer: { slots: [null], failures: { counts: { model_error: 1 }, first: [] }, late: [] } })
    expect((await ask()).slots).toEqual([null])
    await expect(ask({ failsAsWhole: true })).rejects.toMatchObject({ code: 'PREDICTION_FAILED' })
  })

  it('writes a line for each of the first failures, one for the rest, and counts all of them', async () => {
    const failure = { reason: 'model_error', index: 0, taskId: 1, detail: 'broken' } as const
    const failures = { counts: { model_error: 3, deadline: 1 }, first: [failure, failure] }
    const { ask, lines, metrics, log } = create({ answer: { slots: [null], failures, late: [] } })
    await ask()
    expect(lines).toEqual(['prediction failed', 'prediction failed', 'more predictions failed; see the metrics'])
    expect(metrics.predictionsFailed.mock.calls).toEqual([
      ['model_error', 3],
      ['deadline', 1],
    ])
    expect(log.fields.failures).toBe(4)
  })
})
