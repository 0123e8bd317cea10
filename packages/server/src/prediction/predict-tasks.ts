import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Task } from '@label-studio-ml/protocol'
import type { LabelStudioMLBase, PredictContext } from '@label-studio-ml/sdk'
import type { AnswerSlots } from './answer-slots.ts'
import type { YieldToEventLoop } from './yield-to-event-loop.ts'

/** How many tasks `predictBatch` gets at once, and how many `predict` calls may wait for an answer together. */
const batchSize = 64
const concurrency = 8

/** One answer under way. */
export interface PredictRun {
  model: LabelStudioMLBase
  tasks: readonly unknown[]
  slots: AnswerSlots
  context: PredictContext
  yieldToEventLoop: YieldToEventLoop
}

/**
 * Fills the slot of each task, until the context's signal is aborted. A task that fails costs its own slot only; between
 * tasks the event loop is free for other requests.
 */
export function predictTasks(run: PredictRun): Promise<void> {
  return run.model.predictBatch ? predictInBatches(run) : predictConcurrently(run)
}

/** Batches go one after the other. */
async function predictInBatches(run: PredictRun): Promise<void> {
  const { tasks, slots, context, yieldToEventLoop } = run
  for (let start = 0; start < tasks.length && !context.signal.aborted; start += batchSize) {
    await yieldToEventLoop()
    const end = Math.min(start + batchSize, tasks.length)
    const indices = Array.from({ length: end - start }, (_, offset) => start + offset).filter(slots.isTask)
    if (indices.length > 0) await predictBatch(run, indices)
  }
}

/** After a failure each task is asked again alone, to find the one that fails. */
async function predictBatch(run: PredictRun, indices: number[]): Promise<void> {
  const { model, tasks, slots, context, yieldToEventLoop } = run
  try {
    const batch = indices.map((index) => tasks[index] as Task)
    const drafts = await model.predictBatch!(batch, context)
    if (drafts?.length !== indices.length) throw new RangeError(wrongCount(indices.length, drafts))
    for (const [position, index] of indices.entries()) slots.fill(index, drafts[position])
  } catch (error) {
    if (indices.length === 1) return slots.fail(indices[0]!, error)
    for (const index of indices) {
      await yieldToEventLoop()
      if (!context.signal.aborted) await predictBatch(run, [index])
    }
  }
}

async function predictConcurrently(run: PredictRun): Promise<void> {
  const { tasks, slots, context, yieldToEventLoop } = run
  const running = new Set<Promise<void>>()
  for (let index = 0; index < tasks.length && !context.signal.aborted; index++) {
    const pause = yieldToEventLoop()
    if (pause) await pause
    const prediction = slots.isTask(index) ? predictOne(run, index) : undefined
    if (!prediction) continue
    const settled = prediction.then(() => void running.delete(settled))
    running.add(settled)
    await afterMicrotasks()
    // A turn apart, so that models that compute after an `await` do not all compute in the same turn.
    if (running.has(settled)) await Promise.race(running.size < concurrency ? [settled, nextTurn()] : running)
  }
  await Promise.all(running)
}

/** Enough for a model whose `predict` is async but waits for nothing. */
async function afterMicrotasks(): Promise<void> {
  await undefined
}

/** Returns undefined when the model has answered at once. */
function predictOne({ model, tasks, slots, context }: PredictRun, index: number): Promise<void> | undefined {
  try {
    const draft = model.predict!(tasks[index] as Task, context)
    if (!isPromise(draft)) return slots.fill(index, draft) as undefined
    return Promise.resolve(draft).then(
      (settled) => slots.fill(index, settled),
      (error) => slots.fail(index, error),
    )
  } catch (error) {
    slots.fail(index, error)
  }
}

/** Not every library's promises are instances of Promise. */
function isPromise<Value>(value: Value | PromiseLike<Value>): value is PromiseLike<Value> {
  return typeof (value as PromiseLike<Value> | null)?.then === 'function'
}

function wrongCount(expected: number, drafts: unknown): string {
  const found = Array.isArray(drafts) ? drafts.length : typeof drafts
  return `predictBatch must return a list with one prediction for each task: expected ${expected}, got ${found}`
}
