import { followJobs } from '../jobs/follow-jobs.ts'
import { activeStates, type JobEvent, type JobQueue } from '../jobs/job-queue.ts'
import type { LabelStudioAccess } from '../label-studio/label-studio-access.ts'
import { labelStudioId } from '../label-studio/label-studio-settings.ts'
import { createJobLog } from '../observability/job-log.ts'
import type { Log } from '../observability/log.ts'
import type { PredictionJobResult, StoredTaskPredictor } from './deliver-predictions.ts'
import type { PendingPredictionDriver } from './pending-prediction-driver.ts'
import { createPredictPending } from './predict-pending.ts'
import { type BeginRetrieval, createBeginRetrieval } from './retrievals.ts'
import { createTaskClaims } from './task-claims.ts'

export interface PendingPredictionsOptions {
  driver: PendingPredictionDriver
  jobs: JobQueue
  labelStudio: Pick<LabelStudioAccess, 'clientOf' | 'missingReason'>
  predictor: StoredTaskPredictor
  log: Log
  /** PREDICT_ON_IMPORT */
  predictOnImport?: boolean | undefined
  /** PREDICT_ON_PROMOTION */
  predictOnPromotion?: boolean | undefined
  /** Milliseconds in which what comes together is taken up by one job. Default 1000. */
  predictionDebounceMs?: number | undefined
  onWritten(predictions: number): void
  onEvent(event: JobEvent): void
}

/** Tasks that are predicted without Label Studio's asking, or after it gave up waiting. Only `start` may throw. */
export interface PendingPredictionJobs {
  beginRetrieval: BeginRetrieval
  tasksCreated(project: string, tasks: readonly number[]): Promise<void>
  versionPromoted(project: string): Promise<void>
  /** Takes up what the last process left, and runs jobs from now on. */
  start(): Promise<void>
  /** Stops the jobs that run: the next start goes on with them. */
  close(): Promise<void>
}

/** A job that a crash cut off so often has a task that crashes the process. */
const maxAttempts = 5
const limitMinutes = 7 * 24 * 60

/** Jobs of different projects that run side by side: one may wait for its Label Studio. */
const concurrency = 4

export function createPendingPredictions(options: PendingPredictionsOptions): PendingPredictionJobs {
  const { driver, jobs, log, labelStudio, predictionDebounceMs = 1000 } = options
  const claims = createTaskClaims()
  const run = createPredictPending({ ...options, claims })
  const addJob = (project: string, trigger: string) =>
    jobs.add({ kind: 'prediction', project, input: { trigger }, runAt: new Date(Date.now() + predictionDebounceMs) })
  const warned = new Set<string>()
  const warnOnce = (project: string, trigger: string) => {
    const detail = labelStudio.missingReason(project)
    const line = JSON.stringify([project, trigger, detail])
    if (!warned.has(line)) log.warn({ project, trigger, detail }, 'not predicted')
    warned.add(line)
  }
  const wait = async (project: string, trigger: string, add: () => Promise<void>) => {
    try {
      const client = labelStudioId(project) !== undefined && (await labelStudio.clientOf(project))
      if (!client) return warnOnce(project, trigger)
      await add()
      await addJob(project, trigger)
    } catch (err) {
      log.error({ err, project, trigger }, 'not predicted')
    }
  }
  const dropGivenUp = ({ type, job }: JobEvent) => {
    if (type !== 'state' || job.state !== 'failed') return
    driver.removeProject(job.project).catch((err) => log.error({ err, project: job.project }, 'tasks wait in vain'))
  }
  const working = new AbortController()
  const following = new AbortController()
  const followed = followJobs(jobs, 'prediction', following.signal, [
    createJobLog(log, 'prediction job', ({ input, result }) => ({
      ...(input as object),
      ...(result as PredictionJobResult),
    })),
    dropGivenUp,
    options.onEvent,
  ])
  let work = Promise.resolve()
  return {
    beginRetrieval: createBeginRetrieval({
      claims,
      addLate: (project, tasks) => wait(project, 'late', () => driver.addTasks(project, tasks)),
    }),
    tasksCreated: async (project, tasks) => {
      if (options.predictOnImport && tasks.length > 0)
        await wait(project, 'import', () => driver.addTasks(project, tasks))
    },
    versionPromoted: async (project) => {
      if (options.predictOnPromotion) await wait(project, 'promotion', () => driver.addAll(project))
    },
    start: async () => {
      await jobs.ready()
      for (const { project } of await driver.count()) {
        const active = await jobs.list({ kind: 'prediction', project, states: activeStates })
        if (active.length === 0) await addJob(project, 'start')
      }
      work = jobs.work('prediction', run, {
        concurrency,
        signal: working.signal,
        limits: { attempts: maxAttempts, minutes: limitMinutes },
        isWorthAnotherAttempt: () => false,
      })
      work.catch((err) => log.error({ err }, 'prediction jobs cannot be run'))
    },
    close: async () => {
      working.abort(new Error('the server stops'))
      await work.catch(() => {})
      following.abort()
      await followed
    },
  }
}
