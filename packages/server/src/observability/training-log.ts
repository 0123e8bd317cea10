import type { JobRecord } from '../jobs/job-driver.ts'
import type { TrainVersion } from '../training/train-version.ts'
import type { Log } from './log.ts'

export interface TrainingLog {
  /** The same function, whose progress is logged. */
  follow(trainVersion: TrainVersion): TrainVersion
  /** A line for each state of a job; an error line with the stack when it failed. */
  jobChanged(job: JobRecord): void
  /** What a model's `fit` says. */
  said(job: JobRecord, message: string): void
}

interface Run {
  startedAt: number
  failure?: unknown
}

export function createTrainingLog(log: Log): TrainingLog {
  const runs = new Map<string, Run>()
  return {
    follow: (trainVersion) => async (job, events, signal) => {
      const run: Run = { startedAt: performance.now() }
      runs.set(job.id, run)
      const logProgress = inTenths((percent) => log.info({ ...named(job), percent }, 'training'))
      const onProgress = (fraction: number) => {
        events.onProgress(fraction)
        logProgress(fraction)
      }
      try {
        return await trainVersion(job, { ...events, onProgress }, signal)
      } catch (error) {
        run.failure = error
        throw error
      }
    },
    jobChanged: (job) => {
      const { state, trigger, version, error } = job
      const run = state === 'started' ? undefined : runs.get(job.id)
      runs.delete(job.id)
      const fields = {
        ...named(job),
        state,
        trigger,
        ...(version === null ? {} : { version }),
        ...(run === undefined ? {} : { seconds: Math.round(performance.now() - run.startedAt) / 1000 }),
      }
      if (state === 'failed')
        log.error({ ...fields, ...(run?.failure ? { err: run.failure } : { detail: error }) }, 'training')
      else if (error === null) log.info(fields, 'training')
      else log.warn({ ...fields, detail: error }, 'training')
    },
    said: (job, message) => log.info({ ...named(job), message }, 'training says'),
  }
}

function named({ id, project }: JobRecord) {
  return { job: id, project }
}

const shortestPauseMs = 1000

/** Calls with a percentage when another tenth is reached, once a second at most. */
function inTenths(report: (percent: number) => void): (fraction: number) => void {
  let reportedTenth = 0
  let reportedAt = Number.NEGATIVE_INFINITY
  return (fraction) => {
    const tenth = Math.floor(fraction * 10)
    if (!(tenth > reportedTenth) || performance.now() - reportedAt < shortestPauseMs) return
    reportedTenth = tenth
    reportedAt = performance.now()
    report(Math.round(fraction * 100))
  }
}
