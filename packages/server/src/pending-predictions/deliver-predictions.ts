import { setTimeout as delay } from 'node:timers/promises'
import type { LabelStudioClient } from '@label-studio-ml/sdk/label-studio'
import type {
  PredictProjectOptions,
  ProjectPredictionProgress,
  TaskClaim,
} from '@label-studio-ml/sdk/project-prediction'
import type { JobContext } from '../jobs/job-queue.ts'
import { labelStudioId } from '../label-studio/label-studio-settings.ts'
import type { PendingPredictionDriver, PendingPredictions } from './pending-prediction-driver.ts'
import type { TaskClaims } from './task-claims.ts'

/** What a job of kind `prediction` gives back. */
export type PredictionJobResult = Pick<ProjectPredictionProgress, 'written' | 'skipped' | 'failed'>

/** How the tasks of a project are predicted; requests go first. */
export interface StoredTaskPredictor {
  /** The name of the version that serves a project, as far as is known before it is loaded. */
  servingVersion(project: string): Promise<string>
  predict(
    project: string,
    ...given: Parameters<PredictProjectOptions['predict']>
  ): ReturnType<PredictProjectOptions['predict']>
}

export interface DeliveryParts {
  driver: PendingPredictionDriver
  predictor: StoredTaskPredictor
  claims: TaskClaims
  onWritten(predictions: number): void
}

export interface DeliveryOptions extends DeliveryParts {
  project: string
  client: LabelStudioClient
  context: JobContext
}

const tasksAtOnce = 2000

/** Lines of a job's log that name a task. */
const maxFailureLines = 100

/** Until the job looks again whether requests have left it something. */
const askedPollMs = 500

/** The way of one job's predictions into Label Studio, and the count of what became of them. */
export function createDelivery(options: DeliveryOptions) {
  const { project, driver, claims, context } = options
  const total: PredictionJobResult = { written: 0, skipped: 0, failed: 0 }
  return {
    result: () => total,
    /** Delivers some of what waits; tasks that are named go before "all". */
    deliver: async (pending: PendingPredictions, gotOn: () => void): Promise<void> => {
      const free = pending.tasks.filter((task) => !claims.isAsked(project, task)).slice(0, tasksAtOnce)
      if (free.length > 0) {
        const remove = (ids: readonly number[]) => driver.removeTasks(project, ids, pending.asOf)
        const count = createCount(total, options, pending.waiting)
        await predictTasks(options, { taskIds: free, onProgress: count, onDone: (ids) => remove(ids).then(gotOn) })
      } else if (pending.all) {
        await predictTasks(options, { onProgress: createCount(total, options), onDone: gotOn })
        await driver.removeAll(project, pending.asOf)
      } else await delay(askedPollMs, undefined, { signal: context.signal })
    },
  }
}

interface TasksToPredict {
  /** All of the project when it is left out. */
  taskIds?: readonly number[]
  onProgress(progress: ProjectPredictionProgress): void
  onDone(taskIds: readonly number[]): void | Promise<void>
}

async function predictTasks(options: DeliveryOptions, tasks: TasksToPredict): Promise<void> {
  const { project, client, predictor, context } = options
  const { predictProject } = await import('@label-studio-ml/sdk/project-prediction')
  let failures = 0
  let done = 0
  await predictProject({
    taskIds: tasks.taskIds,
    client,
    project: labelStudioId(project)!,
    only: 'all',
    signal: context.signal,
    modelVersion: () => predictor.servingVersion(project),
    predict: (...given) => predictor.predict(project, ...given),
    claim: (ids) => claimTasks(ids, options),
    onDone: (ids) => {
      done += ids.length
      return tasks.onDone(ids)
    },
    // What was left to a request waits again, and is not skipped.
    onProgress: ({ total, written, failed }) =>
      tasks.onProgress({ total, done, written, failed, skipped: done - written - failed }),
    onFailure: ({ task, reason }) => {
      if (failures++ < maxFailureLines) context.log(`task ${task}: ${reason}`)
    },
  })
}

/** What a request asks for is looked at again later: its answer may have been late, or lost. */
async function claimTasks(ids: readonly number[], { project, driver, claims }: DeliveryOptions): Promise<TaskClaim> {
  const claim = claims.write(project, ids)
  const left = ids.filter((id) => !claim.granted.has(id))
  try {
    if (left.length > 0) await driver.addTasks(project, left)
    return claim
  } catch (error) {
    claim.release()
    throw error
  }
}

/** Adds the progress of a part to the job's. */
function createCount(total: PredictionJobResult, { context, onWritten }: DeliveryOptions, waiting?: number) {
  const { written, skipped, failed } = total
  const doneBefore = written + skipped + failed
  return (progress: ProjectPredictionProgress) => {
    onWritten(written + progress.written - total.written)
    total.written = written + progress.written
    total.skipped = skipped + progress.skipped
    total.failed = failed + progress.failed
    context.progress((doneBefore + progress.done) / (doneBefore + (waiting ?? progress.total)))
  }
}
