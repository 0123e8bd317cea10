import { BackendError, type PredictContextPayload } from '@label-studio-ml/protocol'
import type { HeldModel } from '../models/model-host.ts'
import type { Metrics } from '../observability/metrics.ts'
import type { RequestLog } from '../observability/request-log.ts'
import { allLate } from '../prediction/answer-slots.ts'
import { createDeadline, type Deadline } from '../prediction/deadline.ts'
import type { Failure } from '../prediction/failure.ts'
import type { Predictions } from '../prediction/model-runner.ts'
import { emptySlot } from '../prediction/prediction-slot.ts'
import { createTaskLimiter } from '../prediction/task-limiter.ts'
import { reportFailures } from './report-failures.ts'
import type { ModelRequest, SelectedModel, SelectModel } from './select-model.ts'

export interface PredictionRequest extends ModelRequest {
  tasks: readonly unknown[]
  /** The regions that an annotator just drew, in an interactive request; else null. */
  context: PredictContextPayload | null
  /** The caller cannot ask again for single tasks: when all of them fail, the request fails too. */
  failsAsWhole: boolean
}

export interface PredictionAnswer {
  /** The name that the predictions carry. */
  version: string
  /** One for each task, in order: its prediction as JSON text, or null for a task without one. */
  slots: (string | null)[]
  /** The first of what failed. */
  failures: readonly Failure[]
}

/**
 * Predicts tasks until the time is up. Throws `LABEL_CONFIG_…`, `MODEL_LOAD_FAILED`, `PREDICTION_FAILED`, and `OVERLOADED`
 * when too many tasks wait already.
 */
export type Predict = (request: PredictionRequest, log: RequestLog) => Promise<PredictionAnswer>

export interface PredictOptions {
  selectModel: SelectModel
  metrics: Pick<Metrics, 'tasksPredicted' | 'predictionsFailed'>
  predictDeadlineMs: number
  maxWaitingTasks: number
}

export function createPredict(options: PredictOptions): Predict {
  const { selectModel, metrics, predictDeadlineMs, maxWaitingTasks } = options
  const acquire = createTaskLimiter(maxWaitingTasks)
  return async (request, log) => {
    const tasks = request.tasks.length
    const release = acquire(tasks)
    const deadline = createDeadline(predictDeadlineMs)
    try {
      const selected = await selectModel(request)
      log.add({ project: selected.project, tasks, failures: 0, version: selected.version })
      const answer = await answerWith(selected, request, deadline, { log, metrics })
      log.add({ version: answer.version })
      metrics.tasksPredicted(tasks)
      return answer
    } finally {
      deadline.clear()
      release()
    }
  }
}

type Observers = Pick<PredictOptions, 'metrics'> & { log: RequestLog }

async function answerWith(
  selected: SelectedModel,
  { tasks, context, failsAsWhole }: PredictionRequest,
  deadline: Deadline,
  { log, metrics }: Observers,
): Promise<PredictionAnswer> {
  const { project, hasLabelConfig, version: expected } = selected
  if (isWithoutPrompt(context)) return { version: expected, slots: tasks.map(() => emptySlot(expected)), failures: [] }
  if (!hasLabelConfig) {
    log.warn({ project }, 'no label config: send label_config, or call /setup first')
    return { version: expected, slots: tasks.map(() => null), failures: [] }
  }
  const held = await inTime(selected.hold(), deadline)
  const version = held?.runner.version ?? expected
  const { slots, failures } = held ? await runHeld(held, tasks, context, deadline) : allLate(tasks)
  reportFailures(failures, { project, version }, log, metrics)
  if (failsAsWhole && slots.length > 0 && slots.every((slot) => slot === null)) throw nothingPredicted(slots.length)
  return { version, slots, failures: failures.first }
}

/** An annotator who deleted every prompt, or just submitted, wants nothing: the editor would add any region to the annotation. */
function isWithoutPrompt(context: PredictContextPayload | null): boolean {
  return context?.result?.length === 0
}

/** Undefined when the model is not loaded in time; it goes on loading for the next request. */
export async function inTime(holding: Promise<HeldModel>, deadline: Deadline): Promise<HeldModel | undefined> {
  const held = await Promise.race([holding, deadline.expired])
  if (held) return held
  holding.then(
    ({ release }) => release(),
    () => {},
  )
}

async function runHeld(
  { runner, release }: HeldModel,
  tasks: readonly unknown[],
  context: PredictContextPayload | null,
  { signal }: Deadline,
): Promise<Predictions> {
  try {
    return await runner.predict(tasks, { context }, signal)
  } finally {
    release()
  }
}

function nothingPredicted(tasks: number): BackendError {
  return new BackendError(
    'PREDICTION_FAILED',
    `None of ${tasks} tasks could be predicted: the lines "prediction failed" say why. Retrieve predictions again later.`,
  )
}
