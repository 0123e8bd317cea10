import { BackendError } from '@label-studio-ml/protocol'
import type { Backend } from '../../backend.ts'
import { chooseModel } from '../../models/choose-model.ts'
import type { Failure } from '../../models/failure.ts'
import { predictTasks } from '../../models/predict-tasks.ts'
import { emptySlot } from '../../models/prediction-slot.ts'
import type { Handler } from '../handler.ts'
import { labelStudioAgent } from '../label-studio-agent.ts'

/** One slot per task, in order, written as JSON while the tasks are predicted. */
export function createPredictHandler(backend: Backend): Handler<'predict'> {
  const { limits, metrics } = backend
  let waiting = 0
  const hold = (tasks: number) => {
    if (waiting > 0 && waiting + tasks > limits.maxWaitingTasks)
      throw overloaded(tasks, waiting, limits.maxWaitingTasks)
    waiting += tasks
  }
  return async ({ body, userAgent, log }) => {
    const tasks = [body.tasks].flat()
    hold(tasks.length)
    try {
      const chosen = await chooseModel(backend, {
        project: body.project,
        labelConfig: body.label_config,
        pinnedVersion: body.model_version,
      })
      const { version, project } = chosen
      const context = body.params?.context ?? null
      const onFailure = ({ error, ...failure }: Failure) => {
        metrics.failed(failure.reason)
        log.warn({ ...failure, err: error, project, version }, 'prediction failed')
      }
      const predict = async () =>
        predictTasks(await chosen.load(), tasks, {
          context,
          signal: AbortSignal.timeout(limits.predictDeadline),
          lateSlot: !context && labelStudioAgent(userAgent).takesLists ? '[]' : emptySlot(version),
          onFailure,
        })
      if (!chosen.hasLabelConfig) log.warn({ project }, 'no label config: send label_config, or call /setup first')
      const slots = chosen.hasLabelConfig ? await predict() : tasks.map(() => emptySlot(version))
      metrics.tasksPredicted(tasks.length)
      return { json: `{"results":[${slots.join()}],"model_version":${JSON.stringify(version)}}` }
    } finally {
      waiting -= tasks.length
    }
  }
}

function overloaded(tasks: number, waiting: number, limit: number): BackendError {
  return new BackendError(
    'OVERLOADED',
    `${waiting} tasks wait for predictions; ${tasks} more would pass the limit of ${limit} (MAX_WAITING_TASKS). Ask again later.`,
  )
}
