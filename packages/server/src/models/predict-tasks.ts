import type { PredictContextPayload, Task } from '@label-studio-ml/protocol'
import type { PredictContext } from '@label-studio-ml/sdk'
import type { Breathe } from './breathing-space.ts'
import type { Deadline } from './deadline.ts'
import type { Failure, FailureReason } from './failure.ts'
import type { LoadedModel } from './model-host.ts'
import { emptySlot, predictionSlot } from './prediction-slot.ts'

/** How many tasks `predictBatch` gets at once, and how many `predict` calls may wait for an answer together. */
const batchSize = 64
const lanes = 8

export interface PredictOptions {
  breathe: Breathe
  context: PredictContextPayload | null
  /** Tasks that are not done by then get `lateSlot`. */
  deadline: Deadline
  /** JSON text of the slot of a task that is late. */
  lateSlot: string
  onFailure(failure: Failure): void
}

/**
 * One slot of JSON text per task, in order. A task that fails costs its own slot only; between tasks the event loop is
 * free for other requests.
 */
export async function predictTasks(
  loading: Promise<LoadedModel>,
  tasks: readonly unknown[],
  options: PredictOptions,
): Promise<string[]> {
  const slots = new Array<string | undefined>(tasks.length)
  const work = async () => {
    const loaded = await loading
    const run = createRun(loaded, tasks, slots, options)
    await (loaded.model.predictBatch ? run.inBatches() : run.inLanes())
  }
  await Promise.race([work(), options.deadline.expired])
  return Array.from(slots, (slot, index) => slot ?? lateSlot(tasks, index, options))
}

function lateSlot(tasks: readonly unknown[], index: number, { lateSlot, onFailure }: PredictOptions): string {
  const detail = 'not predicted before the time budget of the request was used up'
  onFailure({ reason: 'deadline', index, taskId: (tasks[index] as Task | null)?.id, detail })
  return lateSlot
}

function createRun(
  { model, version, config, controls }: LoadedModel,
  tasks: readonly unknown[],
  slots: (string | undefined)[],
  options: PredictOptions,
) {
  const context = {
    control: controls[0],
    controls,
    context: options.context,
    signal: options.deadline.signal,
  } as PredictContext

  const fail = (index: number, reason: FailureReason, detail: string, error?: unknown) => {
    const taskId = (tasks[index] as Task | null)?.id
    options.onFailure({ reason, index, taskId, detail, ...(error === undefined ? {} : { error }) })
  }
  const failSlot = (index: number, reason: FailureReason, detail: string, error?: unknown) => {
    fail(index, reason, detail, error)
    slots[index] = emptySlot(version)
  }
  const answer = (index: number, draft: unknown) => {
    try {
      slots[index] ??= predictionSlot(draft, config, version, (reason, detail) => fail(index, reason, detail))
    } catch (error) {
      failSlot(index, 'model_error', messageOf(error), error)
    }
  }
  const usable = (index: number) => {
    const problem = taskProblem(tasks[index])
    if (problem) failSlot(index, 'task_invalid', problem)
    return !problem
  }
  const predictOne = async (index: number) => {
    const task = tasks[index] as Task
    try {
      const draft = model.predictBatch
        ? (await model.predictBatch([task], context))[0]
        : await model.predict?.(task, context)
      answer(index, draft)
    } catch (error) {
      if (!options.deadline.signal.aborted) failSlot(index, 'model_error', messageOf(error), error)
    }
  }

  const predictSlice = async (indices: number[]) => {
    try {
      const drafts = await model.predictBatch!(
        indices.map((index) => tasks[index] as Task),
        context,
      )
      if (drafts.length !== indices.length) throw new RangeError(wrongCount(indices.length, drafts.length))
      for (const [position, index] of indices.entries()) answer(index, drafts[position])
    } catch (error) {
      if (indices.length === 1) return failSlot(indices[0]!, 'model_error', messageOf(error), error)
      for (const index of indices) if (!options.deadline.signal.aborted) await predictOne(index)
    }
  }

  return {
    /** Slices go one after the other; a slice that throws is asked again task by task. */
    async inBatches() {
      for (let start = 0; start < tasks.length && !options.deadline.signal.aborted; start += batchSize) {
        await options.breathe()
        const end = Math.min(start + batchSize, tasks.length)
        const indices = Array.from({ length: end - start }, (_, offset) => start + offset).filter(usable)
        if (indices.length > 0) await predictSlice(indices)
      }
    },
    async inLanes() {
      let next = 0
      const lane = async () => {
        while (next < tasks.length && !options.deadline.signal.aborted) {
          const index = next++
          const pause = options.breathe()
          if (pause) await pause
          if (usable(index)) await predictOne(index)
        }
      }
      await Promise.all(Array.from({ length: Math.min(lanes, tasks.length) }, lane))
    },
  }
}

function taskProblem(task: unknown): string | undefined {
  if (typeof task !== 'object' || task === null || Array.isArray(task)) {
    return `a task must be an object with "data", got ${kindOf(task)}`
  }
  const { data } = task as Task
  if (typeof data === 'object' && data !== null && !Array.isArray(data)) return undefined
  return `"data" of a task must be an object, got ${kindOf(data)}`
}

/** Says what a value is without saying what is in it. */
function kindOf(value: unknown): string {
  if (value === null || value === undefined) return String(value)
  return Array.isArray(value) ? 'a list' : `a ${typeof value}`
}

function wrongCount(expected: number, found: number): string {
  return `predictBatch must return one prediction per task: expected ${expected}, got ${found}`
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
