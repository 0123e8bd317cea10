import type { LabelStudioClient, NewPrediction } from '@label-studio-ml/sdk/label-studio'
import { expect, it, vi } from 'vitest'
import { createDelivery } from './deliver-predictions.ts'
import { createTaskClaims } from './task-claims.ts'

/** A Label Studio that knows which tasks have a prediction. */
function createClient() {
  const stored = new Set<number>()
  const client = {
    tasks: {
      totals: async (_project: number, ids: number[]) => ({ tasks: ids.length, predictions: stored.size }),
      list: async function* (_project: number, { ids, filters = [] }: { ids: number[]; filters?: object[] }) {
        const task = (id: number) => ({
          id,
          data: {},
          predictions: [],
          predictionVersions: stored.has(id) ? ['v1'] : [],
        })
        yield* ids.filter((id) => filters.length === 0 || stored.has(id)).map(task)
      },
    },
    predictions: {
      createMany: async (_project: number, sent: NewPrediction[]) => {
        for (const { task } of sent) stored.add(task)
      },
    },
  }
  return { client: client as unknown as LabelStudioClient, stored }
}

it('makes a task that is asked for meanwhile wait again, and does not count it', async () => {
  const { client, stored } = createClient()
  const claims = createTaskClaims()
  const driver = { addTasks: vi.fn(async () => {}), removeTasks: vi.fn(async () => {}) }
  const context = { signal: new AbortController().signal, progress: vi.fn(), log: vi.fn() }
  const onWritten = vi.fn()
  const delivery = createDelivery({
    ...{ project: '7.1', client, claims, onWritten },
    driver: driver as never,
    context: context as never,
    predictor: {
      servingVersion: async () => 'v1',
      predict: async (_project, tasks) => {
        claims.ask('7.1', [2])
        return { version: 'v1', slots: tasks.map(() => ({ result: [] })) }
      },
    },
  })
  await delivery.deliver({ tasks: [1, 2, 3], waiting: 8, all: false, asOf: 3 }, () => {})
  expect([...stored]).toEqual([1, 3])
  expect(delivery.result()).toEqual({ written: 2, skipped: 0, failed: 0 })
  expect(driver.addTasks).toHaveBeenCalledExactlyOnceWith('7.1', [2])
  expect(driver.removeTasks).toHaveBeenCalledExactlyOnceWith('7.1', [1, 3], 3)
  expect(onWritten).toHaveBeenCalledExactlyOnceWith(2)
  expect(context.progress).toHaveBeenLastCalledWith(2 / 8)
})
