import type { JobRecord } from '../jobs/job-driver.ts'
import type { TrainVersion } from './train-version.ts'
import { TrainerCrashed } from './trainer-process.ts'

/** How often a training is begun that was killed each time. */
export const maxAttempts = 3

export interface JobOutcome {
  /** What to change in the job's record. */
  change: Partial<JobRecord>
  /** The journal's revision that was learned from, if a version came of it. */
  revision?: number
}

/**
 * Runs one training job to its end, good or bad; never throws.
 *
 * @param closing aborted when the server stops: the job stays unfinished, so that the next start begins it again
 * @param stop aborted when the job is given up
 */
export async function runJob(
  job: JobRecord,
  trainVersion: TrainVersion,
  onLog: (message: string) => void,
  closing: AbortSignal,
  stop: AbortSignal,
): Promise<JobOutcome> {
  const onProgress = (fraction: number) => {
    job.progress = fraction
  }
  try {
    const { version, revision } = await trainVersion(job, { onProgress, onLog }, AbortSignal.any([closing, stop]))
    return { revision, change: ended('finished', { progress: 1, version: version.version, error: null }) }
  } catch (error) {
    return { change: afterFailure(job, error, closing, stop) }
  }
}

function afterFailure(job: JobRecord, error: unknown, closing: AbortSignal, stop: AbortSignal): Partial<JobRecord> {
  const message = error instanceof Error ? error.message : String(error)
  if (stop.aborted) return ended('canceled', { error: message })
  if (closing.aborted) return { state: 'queued', attempts: job.attempts - 1 }
  if (error instanceof TrainerCrashed && job.attempts < maxAttempts) return { state: 'queued', error: message }
  return ended('failed', { error: message })
}

function ended(state: JobRecord['state'], rest: Partial<JobRecord>): Partial<JobRecord> {
  return { state, endedAt: new Date().toISOString(), ...rest }
}
