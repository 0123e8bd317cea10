import type { JobEvent, JobRecord } from '../jobs/job-queue.ts'
import type { Log } from '../observability/log.ts'
import { trainedVersionOf, triggerOf } from './training-policy.ts'

/**
 * A line for each state of a training and for its progress, an error line with the stack when it failed, and what a
 * model's `fit` says.
 */
export function createTrainingLog(log: Log): (event: JobEvent) => void {
  const runs = new Map<string, { startedAtMs: number; logProgress: (fraction: number) => void }>()
  const changed = (job: JobRecord, cause: unknown) => {
    const { id, state, error } = job
    const run = runs.get(id)
    if (state === 'started') {
      const logProgress = inTenths((percent) => log.info({ ...named(job), percent }, 'training'))
      runs.set(id, { startedAtMs: performance.now(), logProgress })
    } else runs.delete(id)
    const fields = { ...named(job), state, trigger: triggerOf(job), ...versionOf(job), ...secondsOf(run?.startedAtMs) }
    if (state === 'failed') log.error({ ...fields, ...(cause ? { err: cause } : { detail: error }) }, 'training')
    else if (error === null) log.info(fields, 'training')
    else log.warn({ ...fields, detail: error }, 'training')
  }
  return (event) => {
    const { job } = event
    if (event.type === 'state') changed(job, event.cause)
    else if (event.type === 'log') log.info({ ...named(job), message: event.message }, 'training says')
    else runs.get(job.id)?.logProgress(job.progress)
  }
}

function named({ id, project }: JobRecord) {
  return { job: id, project }
}

function versionOf(job: JobRecord) {
  const version = trainedVersionOf(job)
  return version === undefined ? {} : { version }
}

function secondsOf(startedAtMs: number | undefined) {
  return startedAtMs === undefined ? {} : { seconds: Math.round(performance.now() - startedAtMs) / 1000 }
}

const shortestPauseMs = 1000

/** Calls with a percentage when another tenth is reached, once a second at most. */
function inTenths(report: (percent: number) => void): (fraction: number) => void {
  let reportedTenth = 0
  let reportedAtMs = Number.NEGATIVE_INFINITY
  return (fraction) => {
    const tenth = Math.floor(fraction * 10)
    if (!(tenth > reportedTenth) || performance.now() - reportedAtMs < shortestPauseMs) return
    reportedTenth = tenth
    reportedAtMs = performance.now()
    report(Math.round(fraction * 100))
  }
}
