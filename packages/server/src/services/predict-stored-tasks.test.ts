import { expect, it, vi } from 'vitest'
import type { ModelRunner } from '../prediction/model-runner.ts'
import { createTaskLimiter } from '../prediction/task-limiter.ts'
import { createPredictStoredTasks } from './predict-stored-tasks.ts'
import type { SelectedModel } from './select-model.ts'

const signal = new AbortController().signal
const slot = JSON.stringify({ result: [], score: 0.5, model_version: 'v2' })

/** A model that never ends for the tasks in `endless`, and fails for those in `broken`. */
function create({ endless = [] as number[], broken = [] as number[], selected = {} as Partial<SelectedModel> } = {}) {
  const asked: number[][] = []
  const release = vi.fn()
  const runner: ModelRunner = {
    version: 'v2',
    tell: async () => {},
    close: async () => {},
    predict: async (tasks, _input, until) => {
      const ids = tasks.map((task) => (task as { id: number }).id)
      asked.push(ids)
      const late = [...ids.keys()].filter((index) => endless.includes(ids[index]!))
      if (late.length > 0) await new Promise((resolve) => until.addEventListener('abort', resolve))
      const failed = [...ids.keys()].filter((index) => broken.includes(ids[index]!))
      const first = [
        ...late.map((index) => ({ reason: 'deadline' as const, index, taskId: ids[index], detail: 'too late' })),
        ...failed.map((index) => ({ reason: 'model_error' as const, index, taskId: ids[index], detail: 'broken' })),
      ]
      const counts = {
        ...(late.length ? { deadline: late.length } : {}),
        ...(failed.length ? { model_error: failed.length } : {}),
      }
      const slots = ids.map((id) => (endless.includes(id) || broken.includes(id) ? null : slot))
      return { slots, failures: { counts, first }, late }
    },
  }
  const hold = async () => ({ runner, trained: undefined, release })
  const selectModel = async () => ({ project: '7.1', version: 'v1', hasLabelConfig: true, hold, ...selected })
  const metrics = { predictionsFailed: vi.fn() }
  const taskLimiter = createTaskLimiter({ maxWaitingTasks: 100 })
  const predictor = createPredictStoredTasks({ selectModel, metrics, taskLimiter, limitMs: 30 })
  const predict = (ids: number[]) =>
    predictor.predict(
      '7.1',
      ids.map((id) => ({ id, data: {} })),
      signal,
    )
  return { predict, asked, release, metrics, taskLimiter }
}

it('predicts a few tasks at a time with one model, which is free again then', async () => {
  const { predict, asked, release } = create()
  const { version, slots } = await predict(Array.from({ length: 40 }, (_, index) => index))
  expect(version).toBe('v2')
  expect(slots).toEqual(Array.from({ length: 40 }, () => expect.objectContaining({ result: [], score: 0.5 })))
  expect(asked.map(({ length }) => length)).toEqual([16, 16, 8])
  expect(release).toHaveBeenCalledOnce()
})

it('says why a task has no prediction, and counts it', async () => {
  const { predict, metrics } = create({ broken: [2] })
  expect((await predict([1, 2, 3])).slots[1]).toEqual({ failed: 'model_error: broken' })
  expect(metrics.predictionsFailed.mock.calls).toEqual([['model_error', 1]])
})

it('gives a late task all the time for itself, and up only then', async () => {
  const { predict, asked, metrics } = create({ endless: [2] })
  const { slots } = await predict([1, 2, 3])
  expect(asked).toEqual([[1, 2, 3], [2]])
  expect(slots[1]).toEqual({ failed: 'deadline: too late' })
  expect(slots[2]).toMatchObject({ result: [] })
  expect(metrics.predictionsFailed.mock.calls).toEqual([['deadline', 1]])
})

it('waits while a request is under way', async () => {
  const { predict, asked, taskLimiter } = create()
  const done = taskLimiter.acquire(1)
  const predicting = predict([1])
  await new Promise((resolve) => setTimeout(resolve, 50))
  expect(asked).toEqual([])
  done()
  expect((await predicting).slots).toHaveLength(1)
})

it('refuses a project without a label config, with what to do', async () => {
  const { predict } = create({ selected: { hasLabelConfig: false } })
  await expect(predict([1])).rejects.toThrow('so that it calls /setup')
})
