import { isBackendError, type Task } from '@label-studio-ml/protocol'
import { createFailures, type FailureReason } from './failure.ts'
import type { Predictions } from './model-runner.ts'
import { predictionSlot, type SlotOptions } from './prediction-slot.ts'
import { taskProblem } from './task-problem.ts'

export interface AnswerSlotsOptions extends SlotOptions {
  /** Aborted when the answer is due: what comes later is dropped. */
  signal: AbortSignal
}

/** The slots of one answer while its tasks are predicted, each as JSON text; null for a task that failed. */
export function createAnswerSlots(tasks: readonly unknown[], { signal, ...options }: AnswerSlotsOptions) {
  const slots = new Array<string | null | undefined>(tasks.length)
  const { failures, add } = createFailures()
  const report = (index: number, reason: FailureReason, detail: string, error?: unknown) =>
    add({ reason, index, taskId: (tasks[index] as Task | null)?.id, detail, error })
  const fail = (index: number, error: unknown) => {
    if (signal.aborted) return
    report(
      index,
      isOfFile(error) ? 'media_error' : 'model_error',
      error instanceof Error ? error.message : String(error),
      error,
    )
    slots[index] = null
  }
  return {
    fail,
    /** Takes what the model answered for a task. */
    fill(index: number, draft: unknown): void {
      if (signal.aborted) return
      try {
        slots[index] = predictionSlot(draft, options, (detail) =>
          report(index, 'region_invalid', `results[${index}].${detail}`),
        )
      } catch (error) {
        fail(index, error)
      }
    },
    /** False for what is not a task. Its slot has no prediction either, so that the task is asked again when it is mended. */
    isTask(index: number): boolean {
      const problem = taskProblem(tasks[index])
      if (!problem) return true
      report(index, 'task_invalid', problem)
      slots[index] = null
      return false
    },
    /** The answer as it is now: null for each task without a prediction. */
    finish(): Predictions {
      const late = Array.from(slots.keys()).filter((index) => slots[index] === undefined)
      for (const index of late) report(index, 'deadline', tooLate)
      return { slots: Array.from(slots, (slot) => slot ?? null), failures, late }
    },
  }
}

/** Not the model is to blame, but a file of the task. */
function isOfFile(error: unknown): boolean {
  return isBackendError(error) && error.code.startsWith('MEDIA_')
}

export type AnswerSlots = ReturnType<typeof createAnswerSlots>

const tooLate = 'not predicted before the time budget of the request was used up'

/** The answer when not even the model was loaded in time. */
export function allLate(tasks: readonly unknown[]): Predictions {
  const { failures, add } = createFailures()
  for (const [index, task] of tasks.entries()) {
    add({ reason: 'deadline', index, taskId: (task as Task | null)?.id, detail: tooLate })
  }
  return { slots: tasks.map(() => null), failures, late: [...tasks.keys()] }
}
