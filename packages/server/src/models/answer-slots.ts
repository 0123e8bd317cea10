import type { Task } from '@label-studio-ml/protocol'
import type { Failure, FailureReason } from './failure.ts'
import type { LoadedModel } from './model-host.ts'
import { predictionSlot } from './prediction-slot.ts'
import { taskProblem } from './task-problem.ts'

export interface AnswerSlotsOptions {
  /** Aborted when the answer is due: what comes later is dropped. */
  signal: AbortSignal
  onFailure(failure: Failure): void
}

/** The slots of one answer while its tasks are predicted, each as JSON text; null for a task that failed. */
export function createAnswerSlots(tasks: readonly unknown[], { signal, onFailure }: AnswerSlotsOptions) {
  const slots = new Array<string | null | undefined>(tasks.length)
  const report = (index: number, reason: FailureReason, detail: string, error?: unknown) => {
    const failure = { reason, index, taskId: (tasks[index] as Task | null)?.id, detail }
    onFailure(error === undefined ? failure : { ...failure, error })
  }
  const fail = (index: number, error: unknown) => {
    if (signal.aborted) return
    report(index, 'model_error', error instanceof Error ? error.message : String(error), error)
    slots[index] = null
  }
  return {
    fail,
    /** Takes what the model answered for a task. */
    fill(index: number, draft: unknown, { config, version }: LoadedModel): void {
      if (signal.aborted) return
      try {
        slots[index] = predictionSlot(draft, config, version, (detail) => report(index, 'region_invalid', detail))
      } catch (error) {
        fail(index, error)
      }
    },
    /** False for what is not a task. Its slot stays without a prediction too, so that mended data is predicted. */
    isTask(index: number): boolean {
      const problem = taskProblem(tasks[index])
      if (!problem) return true
      report(index, 'task_invalid', problem)
      slots[index] = null
      return false
    },
    /** The slots as they are now; null for each task without a prediction. */
    finish(): (string | null)[] {
      return Array.from(slots, (slot, index) => {
        if (slot === undefined) report(index, 'deadline', late)
        return slot ?? null
      })
    },
  }
}

export type AnswerSlots = ReturnType<typeof createAnswerSlots>

const late = 'not predicted before the time budget of the request was used up'
