import type { JobEvent, JobRecord } from '../jobs/job-queue.ts'
import type { Log } from './log.ts'

/**
 * A line for each state of a job and for its progress, an error line with the stack when it failed, and what its run says.
 *
 * @param name of the lines, such as `training`
 * @param describe fields of the lines about its state
 */
export function createJobLog(
  log: Log,
  name: string,
  describe: (job: JobRecord) => Record<string, unknown>,
): (event: JobEvent) => void {
  const runs = new Map<string, { startedAtMs: number; logProgress: (fraction: number) => void }>()
  const changed = (job: JobRecord, cause: unknown) => {
    const { id, state, error } = job
    const run = runs.get(id)
    if (state === 'started') {
      const logProgress = inTenths((percent) => log.info({ ...named(job), percent }, name))
      runs.set(id, { startedAtMs: performance.now(), logProgress })
    } else runs.delete(id)
    const fields = { ...named(job), state, ...describe(job), ...secondsOf(run?.startedAtMs) }
    if (state === 'failed') log.error({ ...fields, ...(cause ? { err: cause } : { detail: error }) }, name)
    else if (error === null) log.info(fields, name)
    else log.warn({ ...fields, detail: error }, name)
  }
  return (event) => {
    const { job } = event
    if (event.type === 'state') changed(job, event.cause)
    else if (event.type === 'log') log.info({ ...named(job), message: event.message }, `${name} says`)
    else runs.get(job.id)?.logProgress(job.progress)
  }
}

function named({ id, project }: JobRecord) {
  return { job: id, project }
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
