import { BackendError, type Task } from '@label-studio-ml/protocol'
import type { PredictedSlot, PredictedTasks } from '@label-studio-ml/sdk/project-prediction'
import type { Metrics } from '../observability/metrics.ts'
import { createDeadline } from '../prediction/deadline.ts'
import { countFailures, type Failures } from '../prediction/failure.ts'
import type { ModelRunner } from '../prediction/model-runner.ts'
import type { TaskLimiter } from '../prediction/task-limiter.ts'
import type { SelectModel } from './select-model.ts'

export interface PredictStoredTasksOptions {
  selectModel: SelectModel
  taskLimiter: Pick<TaskLimiter, 'acquireLast'>
  metrics: Pick<Metrics, 'predictionsFailed'>
  /** How long tasks may take together, and each one that was late once more alone. Default 10 minutes. */
  limitMs?: number | undefined
}

/** Predicts tasks for a job: requests go first, and nobody waits for the answer. */
export interface PredictStoredTasks {
  /** The name of the version that serves a project, as far as is known before it is loaded. */
  servingVersion(project: string): Promise<string>
  /** Throws `LABEL_CONFIG_…`, `MODEL_LOAD_FAILED`. */
  predict(project: string, tasks: readonly Task[], signal: AbortSignal): Promise<PredictedTasks>
}

/** So few that a request that comes meanwhile soon has the model to itself. */
const tasksAtOnce = 16

const defaultLimitMs = 10 * 60_000

export function createPredictStoredTasks(options: PredictStoredTasksOptions): PredictStoredTasks {
  const { selectModel } = options
  return {
    servingVersion: async (project) => (await selectModel({ project })).version,
    predict: async (project, tasks, signal) => {
      const selected = await selectModel({ project })
      if (!selected.hasLabelConfig) throw withoutLabelConfig(project)
      const { runner, release } = await selected.hold()
      try {
        const slots: PredictedSlot[] = []
        for (let start = 0; start < tasks.length; start += tasksAtOnce) {
          slots.push(...(await predictSome(runner, tasks.slice(start, start + tasksAtOnce), signal, options)))
        }
        return { version: runner.version, slots }
      } finally {
        release()
      }
    },
  }
}

/** A task that is late among others gets all the time for itself; one that is late then never ends. */
async function predictSome(
  runner: ModelRunner,
  tasks: readonly Task[],
  signal: AbortSignal,
  options: PredictStoredTasksOptions,
): Promise<PredictedSlot[]> {
  const { limitMs = defaultLimitMs, metrics, taskLimiter } = options
  const release = await taskLimiter.acquireLast(tasks.length, signal)
  const deadline = createDeadline(limitMs)
  try {
    const limited = AbortSignal.any([signal, deadline.signal])
    const { slots, failures, late } = await runner.predict(tasks, { context: null }, limited)
    signal.throwIfAborted()
    const again = new Set(tasks.length > 1 ? late : [])
    for (const [reason, count] of Object.entries(failures.counts)) {
      if (reason !== 'deadline' || again.size === 0) metrics.predictionsFailed(reason, count)
    }
    const predicted: PredictedSlot[] = []
    for (const [index, slot] of slots.entries()) {
      if (again.has(index)) predicted.push(...(await predictSome(runner, [tasks[index]!], signal, options)))
      else predicted.push(slot === null ? { failed: reasonOf(failures, index) } : JSON.parse(slot))
    }
    return predicted
  } finally {
    deadline.clear()
    release()
  }
}

function reasonOf(failures: Failures, index: number): string {
  const found = failures.first.find((failure) => failure.index === index)
  return found ? `${found.reason}: ${found.detail}` : `one of ${countFailures(failures)} failures`
}

function withoutLabelConfig(project: string): BackendError {
  return new BackendError(
    'PREDICTION_FAILED',
    `Project ${project} has no label config: open its settings in Label Studio, page Model, so that it calls /setup.`,
  )
}
