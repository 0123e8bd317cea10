import { BackendError, type PredictRequest } from '@label-studio-ml/protocol'
import type { Backend } from '../../backend.ts'
import { type ChosenModel, chooseModel } from '../../models/choose-model.ts'
import { createDeadline, type Deadline } from '../../models/deadline.ts'
import { type PredictOptions, predictTasks } from '../../models/predict-tasks.ts'
import { emptySlot } from '../../models/prediction-slot.ts'
import type { Handler, HandlerRequest } from '../handler.ts'
import { labelStudioAgent } from '../label-studio-agent.ts'

/** One slot per task, in order, written as JSON while the tasks are predicted. */
export function createPredictHandler(backend: Backend): Handler<'predict'> {
  const hold = createWaitingRoom(backend.limits.maxWaitingTasks)
  return async (request) => {
    const { body, logFields, userAgent } = request
    const tasks = [body.tasks].flat()
    const release = hold(tasks.length)
    const deadline = createDeadline(backend.limits.predictDeadline)
    try {
      const chosen = await chooseModel(backend, {
        project: body.project,
        labelConfig: body.label_config,
        pinnedVersion: labelStudioAgent(userAgent).pinsVersions ? body.model_version : null,
      })
      Object.assign(logFields, { project: chosen.project, tasks: tasks.length, failures: 0, version: chosen.version })
      const slots = await slotsFor(backend, request, chosen, tasks, deadline)
      backend.metrics.tasksPredicted(tasks.length)
      logFields.version = chosen.version
      return { json: `{"results":[${slots.join()}],"model_version":${JSON.stringify(chosen.version)}}` }
    } finally {
      deadline.clear()
      release()
    }
  }
}

/**
 * Label Studio asks again only for tasks of which it has stored nothing. Since 1.12 `[]` is the slot of such a task;
 * before, a request that fails is all there is: a task that failed among others gets an empty prediction.
 */
async function slotsFor(
  backend: Backend,
  request: HandlerRequest<'predict'>,
  chosen: ChosenModel,
  tasks: unknown[],
  deadline: Deadline,
): Promise<string[]> {
  const { body, log, userAgent } = request
  if (asksForNothing(body)) return tasks.map(() => emptySlot(chosen.version))
  const { project, hasLabelConfig } = chosen
  if (!hasLabelConfig) log.warn({ project }, 'no label config: send label_config, or call /setup first')
  const slots = hasLabelConfig
    ? await predictTasks(chosen.load(), tasks, optionsFor(backend, request, chosen, deadline))
    : tasks.map(() => null)
  const { takesLists } = labelStudioAgent(userAgent)
  const isInteractive = Boolean(body.params?.context)
  const allFailed = hasLabelConfig && tasks.length > 0 && slots.every((slot) => slot === null)
  if (allFailed && !takesLists && !isInteractive) throw nothingPredicted(tasks.length)
  const missingSlot = takesLists && !isInteractive ? '[]' : emptySlot(chosen.version)
  return slots.map((slot) => slot ?? missingSlot)
}

/** Lines of one request: one whose tasks all fail must not fill the log. */
const loggedFailures = 20

/** An annotator who deleted every prompt, or just submitted: any region would be added to the annotation. */
function asksForNothing({ params }: PredictRequest): boolean {
  return params?.context?.result?.length === 0
}

function optionsFor(
  { yieldToEventLoop, metrics }: Backend,
  { body, log, logFields }: HandlerRequest<'predict'>,
  chosen: ChosenModel,
  deadline: Deadline,
): PredictOptions {
  let failures = 0
  return {
    yieldToEventLoop,
    context: body.params?.context ?? null,
    deadline,
    onFailure: ({ error, ...failure }) => {
      const { project, version } = chosen
      metrics.failed(failure.reason)
      logFields.failures = ++failures
      if (failures < loggedFailures) log.warn({ ...failure, err: error, project, version }, 'prediction failed')
      else if (failures === loggedFailures) log.warn({ project, version }, 'more predictions failed; see the metrics')
    },
  }
}

/** Bounds the tasks that wait together, and so the memory. The body reader refuses a list that is longer than the limit alone. */
function createWaitingRoom(limit: number): (tasks: number) => () => void {
  let waiting = 0
  return (tasks) => {
    if (waiting + tasks > limit) throw overloaded(tasks, waiting, limit)
    waiting += tasks
    return () => {
      waiting -= tasks
    }
  }
}

function nothingPredicted(tasks: number): BackendError {
  return new BackendError(
    'PREDICTION_FAILED',
    `None of ${tasks} tasks could be predicted: the lines "prediction failed" say why. Retrieve predictions again later.`,
  )
}

function overloaded(tasks: number, waiting: number, limit: number): BackendError {
  return new BackendError(
    'OVERLOADED',
    `${waiting} tasks wait for predictions; ${tasks} more would pass the limit of ${limit} (MAX_WAITING_TASKS). Ask again later.`,
  )
}
