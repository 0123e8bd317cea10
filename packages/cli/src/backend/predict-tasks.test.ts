import type { PredictResponse, Task } from '@label-studio-ml/protocol'
import { ClientError } from '@label-studio-ml/protocol/client'
import { expect, test } from 'vitest'
import type { OpenBackend } from './open-backend.ts'
import { createPredictTasks } from './predict-tasks.ts'

type Answer = (ids: number[]) => Partial<PredictResponse>

const prediction = (id: number) => ({ result: [], score: id / 100, model_version: 'v1' })
const tasksOf = (...ids: number[]): Task[] => ids.map((id) => ({ id, data: {} }))

/** A backend that answers by the ids of the tasks. */
function create(answer: Answer, ending?: string) {
  const requests: number[][] = []
  const client = {
    predict: async ({ tasks }: { tasks: Task[] }) => {
      const ids = tasks.map(({ id }) => id!)
      requests.push(ids)
      return { results: ids.map(prediction), model_version: 'v1', ...answer(ids) }
    },
  } as unknown as OpenBackend['client']
  const backend: OpenBackend = { client, name: 'it', ending: () => ending, close: async () => {} }
  const predict = createPredictTasks(backend, { project: undefined, labelConfig: undefined, retryAfterMs: [1, 1] })
  return { requests, ask: (...ids: number[]) => predict(tasksOf(...ids), new AbortController().signal) }
}

const scores = (slots: readonly object[]) =>
  slots.map((slot) =>
    'failed' in slot ? slot.failed : (slot as { predictions: { score: number }[] }).predictions[0]!.score,
  )

function refused(code: 'ITEM_TOO_LARGE' | 'UNREACHABLE' | 'OVERLOADED' | 'LABEL_CONFIG_UNFIT'): never {
  throw new ClientError(`answered ${code}`, { code, status: 500 })
}

test('each task has its prediction, or the reason why there is none', async () => {
  const { ask } = create(() => ({
    results: [prediction(1), [], [prediction(3)]],
    failures: [
      { index: 1, reason: 'model_error', detail: 'no luck' },
      { index: 2, reason: 'region_invalid', detail: 'a region is odd' },
    ],
  }))
  const { slots, version } = await ask(1, 2, 3)
  expect([version, scores(slots)]).toEqual(['v1', [0.01, 'no luck', 0.03]])
  expect(slots[2]).toMatchObject({ lost: 'a region is odd' })
})

test('a request that is refused for its size is sent in halves, and only the bad task fails', async () => {
  const { ask, requests } = create((ids) => (ids.includes(3) ? refused('ITEM_TOO_LARGE') : {}))
  const { slots } = await ask(1, 2, 3, 4, 5)
  expect(scores(slots)).toEqual([0.01, 0.02, 'answered ITEM_TOO_LARGE', 0.04, 0.05])
  expect(requests).toContainEqual([3])
})

test('tasks that were too late are asked for again, and fail only when they are late alone', async () => {
  const late = (index: number) => ({ index, reason: 'deadline', detail: 'too late' })
  const { ask } = create((ids) => {
    const done = ids.map((id, index) => (id === 4 || index >= 2 ? [] : prediction(id)))
    return {
      results: done,
      failures: ids.flatMap((_, index) => ([done[index]].flat().length === 0 ? late(index) : [])),
    }
  })
  expect(scores((await ask(1, 2, 3, 4, 5, 6)).slots)).toEqual([0.01, 0.02, 0.03, 'too late', 0.05, 0.06])
})

test('an overloaded backend is asked again, a while', async () => {
  let left = 2
  const patient = create(() => (left-- > 0 ? refused('OVERLOADED') : {}))
  expect(scores((await patient.ask(1)).slots)).toEqual([0.01])
  await expect(create(() => refused('UNREACHABLE')).ask(1)).rejects.toThrow('answered UNREACHABLE')
})

test('a backend that was started here and ended is not waited for', async () => {
  const { ask, requests } = create(() => refused('UNREACHABLE'), 'ended with exit code 7\nout of memory')
  await expect(ask(1)).rejects.toThrow('it ended with exit code 7\nout of memory')
  expect(requests).toHaveLength(1)
})

test('what is wrong with all tasks ends the run at once', async () => {
  const { ask, requests } = create(() => refused('LABEL_CONFIG_UNFIT'))
  await expect(ask(1, 2)).rejects.toMatchObject({ code: 'LABEL_CONFIG_UNFIT' })
  expect(requests).toHaveLength(1)
})

test('an answer with too few slots is not taken for another task', async () => {
  await expect(create(() => ({ results: [] })).ask(1)).rejects.toThrow('answered 0 slots for 1 tasks: each needs one')
})
