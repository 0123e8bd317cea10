import { BackendError, type PredictContextPayload } from '@label-studio-ml/protocol'
import type { TaskCredentials } from '@label-studio-ml/sdk/media'
import type { HeldModel } from '../models/model-host.ts'
import type { Metrics } from '../observability/metrics.ts'
import type { RequestLog } from '../observability/request-log.ts'
import type { BeginRetrieval } from '../pending-predictions/retrievals.ts'
import { allLate } from '../prediction/answer-slots.ts'
import { createDeadline, type Deadline } from '../prediction/deadline.ts'
import type { Failure } from '../prediction/failure.ts'
import type { PredictionInput, Predictions } from '../prediction/model-runner.ts'
import { emptySlot } from '../prediction/prediction-slot.ts'
import type { TaskLimiter } from '../prediction/task-limiter.ts'
import { reportFailures } from './report-failures.ts'
import type { ModelRequest, SelectedModel, SelectModel } from './select-model.ts'

export interface PredictionRequest extends ModelRequest {
  tasks: readonly unknown[]
  /** The regions that an annotator just drew, in an interactive request; else null. */
  context: PredictContextPayload | null
  /** Label Studio asks, and stores nothing for a task without a prediction: a job may bring it later. */
  isRetrieval: boolean
  /** What Label Studio sent for the URLs of the tasks; secrets. */
  credentials?: TaskCredentials | undefined
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
  /** Positions of the tasks that were late. */
  late: readonly number[]
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
  taskLimiter: Pick<TaskLimiter, 'acquire'>
  beginRetrieval: BeginRetrieval
}

export function createPredict(options: PredictOptions): Predict {
  const { selectModel, metrics, predictDeadlineMs, taskLimiter, beginRetrieval } = options
  return async (request, log) => {
    const tasks = request.tasks.length
    const release = taskLimiter.acquire(tasks)
    const deadline = createDeadline(predictDeadlineMs)
    try {
      const selected = await selectModel(request)
      log.add({ project: selected.project, tasks, failures: 0, version: selected.version })
      const retrieval = request.isRetrieval ? beginRetrieval(selected.project, request.tasks) : undefined
      const answering = answerWith(selected, request, deadline, { log, metrics })
      const answer = retrieval ? await retrieval.settle(answering) : await answering
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
  { tasks, context, credentials, failsAsWhole }: PredictionRequest,
  deadline: Deadline,
  { log, metrics }: Observers,
): Promise<PredictionAnswer> {
  const { project, hasLabelConfig, version: expected } = selected
  if (isWithoutPrompt(context))
    return { version: expected, ...nothingFailed, slots: tasks.map(() => emptySlot(expected)) }
  if (!hasLabelConfig) {
    log.warn({ project }, 'no label config: send label_config, or call /setup first')
    return { version: expected, ...nothingFailed, slots: tasks.map(() => null) }
  }
  const held = await inTime(selected.hold(), deadline)
  const version = held?.runner.version ?? expected
  const input = { context, credentials }
  const { slots, failures, late } = held ? await runHeld(held, tasks, input, deadline) : allLate(tasks)
  reportFailures(failures, { project, version }, log, metrics)
  if (failsAsWhole && slots.length > 0 && slots.every((slot) => slot === null)) throw nothingPredicted(slots.length)
  return { version, slots, failures: failures.first, late }
}

const nothingFailed = { failures: [], late: [] }

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
  input: PredictionInput,
  { signal }: Deadline,
): Promise<Predictions> {
  try {
    return await runner.predict(tasks, input, signal)
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
