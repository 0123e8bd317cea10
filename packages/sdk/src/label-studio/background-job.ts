import { setTimeout as wait } from 'node:timers/promises'
import { BackendError } from '@label-studio-ml/protocol'
import type { z } from 'zod'
import type { Connection } from './connection/connection.ts'

/** Work that Label Studio does beside a request: a snapshot is written, tasks are imported. */
export interface BackgroundJob {
  id: number
  /** `created`, `in_progress`, `completed`, `failed`. */
  status: string
  error?: string | null | undefined
}

export interface JobWatch<Job extends BackgroundJob> {
  /** How errors call it, for example `export 3`. */
  name: string
  path: string
  schema: z.ZodType<Job>
  deadlineMs?: number
  signal?: AbortSignal | undefined
}

/** Label Studio gives its own jobs this long. */
export const longestJobMs = 3 * 60 * 60 * 1000
const longestPauseMs = 5_000

/** Asks for a job until it is completed. Throws `LABEL_STUDIO_FAILED` when it fails or takes too long. */
export async function untilCompleted<Job extends BackgroundJob>(
  { call }: Connection,
  { name, path, schema, deadlineMs = longestJobMs, signal }: JobWatch<Job>,
  begun?: Job,
): Promise<Job> {
  const end = Date.now() + deadlineMs
  let job = begun ?? (await call({ method: 'GET', path, signal }, schema))
  for (let pause = 200; job.status !== 'completed'; pause = Math.min(longestPauseMs, 1.5 * pause)) {
    if (job.status === 'failed') throw failed(`could not finish ${name}${job.error ? `: ${job.error}` : ''}`)
    if (Date.now() > end) throw failed(`did not finish ${name} in ${Math.round(deadlineMs / 1000)} s`)
    await wait(pause, undefined, { signal })
    job = await call({ method: 'GET', path, signal }, schema)
  }
  return job
}

function failed(what: string): BackendError {
  return new BackendError('LABEL_STUDIO_FAILED', `Label Studio ${what}. See its log.`)
}
