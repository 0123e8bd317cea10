import type { Task } from '@label-studio-ml/protocol'
import { createBatchSize } from './batch-size.ts'
import type { PredictedSlot, PredictTasks } from './predict-tasks.ts'

/** A task with the row that it came from. */
export interface RowTask {
  where: string
  task: Task
}

/** What became of a row: all that came with it, and its predictions. */
export type PredictedRow<Item extends RowTask = RowTask> = Item & { slot: PredictedSlot; version: string }

/** Characters of the tasks of one request. */
const maxBatchLength = 8 * 1024 * 1024

interface Batch<Item> {
  items: Item[]
  answer: ReturnType<PredictTasks>
}

/**
 * Predicts tasks in requests side by side and gives them in the order in which they came. It holds the tasks of these
 * requests and no others. What `predict` throws ends it.
 */
export async function* predictInOrder<Item extends RowTask>(
  tasks: AsyncIterable<Item>,
  predict: PredictTasks,
  { parallel, signal }: { parallel: number; signal: AbortSignal },
): AsyncGenerator<PredictedRow<Item>> {
  const size = createBatchSize()
  const failing = new AbortController()
  const either = AbortSignal.any([signal, failing.signal])
  const running: Batch<Item>[] = []
  const begin = (items: Item[]) => {
    const started = performance.now()
    const answer = predict(
      items.map(({ task }) => task),
      either,
    )
    answer.then(
      () => size.observe(items.length, performance.now() - started),
      (error) => failing.abort(error),
    )
    running.push({ items, answer })
  }
  try {
    let items: Item[] = []
    let length = 0
    for await (const item of tasks) {
      signal.throwIfAborted()
      items.push(item)
      length += JSON.stringify(item.task).length
      if (items.length < size.current && length < maxBatchLength) continue
      if (running.length >= parallel) yield* finished(running.shift()!)
      begin(items)
      items = []
      length = 0
    }
    if (running.length >= parallel) yield* finished(running.shift()!)
    if (items.length > 0) begin(items)
    while (running.length > 0) yield* finished(running.shift()!)
  } finally {
    failing.abort()
    await Promise.allSettled(running.map(({ answer }) => answer))
  }
}

async function* finished<Item extends RowTask>({ items, answer }: Batch<Item>): AsyncGenerator<PredictedRow<Item>> {
  const { version, slots } = await answer
  for (const [index, item] of items.entries()) yield { ...item, slot: slots[index]!, version }
}
