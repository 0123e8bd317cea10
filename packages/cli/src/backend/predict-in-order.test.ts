import { setTimeout as delay } from 'node:timers/promises'
import type { Task } from '@label-studio-ml/protocol'
import { expect, test } from 'vitest'
import { predictInOrder, type RowTask } from './predict-in-order.ts'
import type { PredictTasks } from './predict-tasks.ts'

async function* rows(count: number, taken: { count: number } = { count: 0 }): AsyncGenerator<RowTask> {
  for (let id = 0; id < count; id++) {
    taken.count++
    yield { where: `row ${id}`, task: { id, data: {} } }
  }
}

const answer = (tasks: readonly Task[]) => ({
  version: 'v1',
  slots: tasks.map(({ id }) => ({ failed: String(id) })),
})

test('rows come in their order though later requests are faster, never more side by side than allowed', async () => {
  let running = 0
  let most = 0
  const predict: PredictTasks = async (tasks) => {
    most = Math.max(most, ++running)
    await delay(Math.random() * 10)
    running--
    return answer(tasks)
  }
  const signal = new AbortController().signal
  const found = await Array.fromAsync(predictInOrder(rows(500), predict, { parallel: 3, signal }), ({ slot }) => slot)
  expect(found).toEqual(Array.from({ length: 500 }, (_, id) => ({ failed: String(id) })))
  expect(most).toBeLessThanOrEqual(3)
})

test('no more rows are read than requests need', async () => {
  const taken = { count: 0 }
  const options = { parallel: 2, signal: new AbortController().signal }
  const predicted = predictInOrder(rows(1_000_000, taken), async (tasks) => answer(tasks), options)
  await predicted.next()
  expect(taken.count).toBeLessThanOrEqual(4 * 1000)
  await predicted.return(undefined)
})

test('a request that fails ends the others and the whole', async () => {
  const aborted: boolean[] = []
  const predict: PredictTasks = async ([first], signal) => {
    if (first?.id === 4) throw new Error('no backend')
    await delay(50, undefined, { signal }).catch(() => void aborted.push(true))
    return answer([first!])
  }
  const options = { parallel: 3, signal: new AbortController().signal }
  await expect(Array.fromAsync(predictInOrder(rows(100), predict, options))).rejects.toThrow('no backend')
  expect(aborted.length).toBeGreaterThan(0)
})
