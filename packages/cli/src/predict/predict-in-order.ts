import type { Task } from '@label-studio-ml/protocol'
import type { PredictedSlot, PredictTasks } from '../backend/predict-tasks.ts'
import { createBatchSize } from './batch-size.ts'

/** A task with the row that it came from. */
export interface RowTask {
  where: string
  task: Task
}

export interface PredictedRow extends RowTask {
  slot: PredictedSlot
  version: string
}

/** Characters of the tasks of one request. */
const maxBatchLength = 8 * 1024 * 1024

interface Batch {
  items: RowTask[]
  answer: ReturnType<PredictTasks>
}

/**
 * Predicts tasks in requests side by side and gives them in the order in which they came. It holds the tasks of these
 * requests and no others. What `predict` throws ends it.
 */
export async function* predictInOrder(
  tasks: AsyncIterable<RowTask>,
  predict: PredictTasks,
  { parallel, signal }: { parallel: number; signal: AbortSignal },
): AsyncGenerator<PredictedRow> {
  const size = createBatchSize()
  const failing = new AbortController()
  const either = AbortSignal.any([signal, failing.signal])
  const running: Batch[] = []
  const begin = (items: RowTask[]) => {
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
    let items: RowTask[] = []
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
    if (items.length > 0) begin(items)
    while (running.length > 0) yield* finished(running.shift()!)
  } finally {
    failing.abort()
    await Promise.allSettled(running.map(({ answer }) => answer))
  }
}

async function* finished({ items, answer }: Batch): AsyncGenerator<PredictedRow> {
  const { version, slots } = await answer
  for (const [index, item] of items.entries()) yield { ...item, slot: slots[index]!, version }
}
