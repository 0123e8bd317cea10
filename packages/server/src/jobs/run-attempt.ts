import { JobCanceled, type JobContext, type JobRecord, type RunJob, type WorkOptions } from './job-queue.ts'

/** What an attempt makes of its job, and what it threw. */
export interface AttemptOutcome {
  change: Partial<JobRecord>
  cause?: unknown
}

export interface AttemptSignals {
  /** Aborted when the job is given up. */
  canceled: AbortSignal
  /** Aborted when the server stops: the job waits for the next start. */
  closing: AbortSignal
}

/** Runs one attempt of a job to its end, good or bad; never throws. What the run reports after that is dropped. */
export async function runAttempt(
  job: JobRecord,
  run: RunJob,
  context: Pick<JobContext, 'progress' | 'log'>,
  options: WorkOptions,
  signals: AttemptSignals,
): Promise<AttemptOutcome> {
  const { attempts, minutes } = options.limits
  const outOfTime = new AbortController()
  const timer = setTimeout(() => outOfTime.abort(new JobOutOfTime(minutes)), minutes * 60_000)
  const signal = AbortSignal.any([signals.canceled, signals.closing, outOfTime.signal])
  let isOver = false
  const progress = (fraction: number) => {
    if (!isOver) context.progress(fraction)
  }
  const log = (message: string) => {
    if (!isOver) context.log(message)
  }
  try {
    const result = await run(job, { progress, log, signal, isLastAttempt: job.attempts >= attempts })
    return { change: ended('finished', { progress: 1, result, error: null }) }
  } catch (cause) {
    return { change: afterFailure(job, cause, options, signals), cause }
  } finally {
    clearTimeout(timer)
    isOver = true
  }
}

/** An attempt took longer than it may. */
export class JobOutOfTime extends Error {
  override readonly name = 'JobOutOfTime'

  readonly minutes: number

  constructor(minutes: number) {
    super(`the job took longer than ${minutes} minutes`)
    this.minutes = minutes
  }
}

function afterFailure(
  job: JobRecord,
  error: unknown,
  { limits, isWorthAnotherAttempt }: WorkOptions,
  { canceled, closing }: AttemptSignals,
): Partial<JobRecord> {
  const message = messageOf(error)
  if (canceled.aborted) return ended('canceled', { error: messageOf(canceled.reason) })
  if (closing.aborted) return { state: 'queued', attempts: job.attempts - 1 }
  if (error instanceof JobCanceled) return ended('canceled', { error: message })
  if (isWorthAnotherAttempt(error) && job.attempts < limits.attempts) return { state: 'queued', error: message }
  return ended('failed', { error: message })
}

/** How a job that is given up without an attempt ends. */
export function ended(state: JobRecord['state'], rest: Partial<JobRecord>): Partial<JobRecord> {
  return { state, endedAt: new Date().toISOString(), ...rest }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
