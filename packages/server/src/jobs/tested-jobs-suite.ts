import { expect } from 'vitest'
import type { JobKind, JobQueue, JobRecord, NewJob, RunJob, WorkOptions } from './job-queue.ts'

/** Opens the same jobs again each time: after `close` that is a restart, without it what a crash leaves. */
export type OpenJobQueue = () => JobQueue

/** What a test of this suite throws to cut an attempt off. */
export class CutOff extends Error {}

export const hourMs = 60 * 60 * 1000

export const newJob = (project: string, rest: Partial<NewJob> = {}): NewJob => ({
  kind: 'training',
  project,
  input: { trigger: 'test' },
  runAt: new Date(),
  ...rest,
})

export const never: RunJob = (_job, { signal }) =>
  new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason)))

/** A queue under test, and what its tests do with it. */
export class TestedJobs {
  readonly #open: OpenJobQueue
  readonly stop = new AbortController()
  queue: JobQueue

  constructor(open: OpenJobQueue) {
    this.#open = open
    this.queue = open()
  }

  work = (run: RunJob, rest: Partial<WorkOptions> = {}, kind: JobKind = 'training'): Promise<void> =>
    this.queue.work(kind, run, {
      concurrency: 1,
      signal: this.stop.signal,
      limits: { attempts: 3, minutes: 1 },
      isWorthAnotherAttempt: (error) => error instanceof CutOff,
      ...rest,
    })

  stateOf = async ({ id }: JobRecord) => (await this.queue.get(id))?.state

  /** Waits until a job has ended. */
  ended = async ({ id }: JobRecord) => {
    await expect.poll(async () => (await this.queue.get(id))?.endedAt, { interval: 5 }).toBeTruthy()
    return (await this.queue.get(id))!
  }

  /** Opens the jobs as the next process does; nothing of this one is closed. */
  crash(): void {
    this.queue = this.#open()
  }

  async close(): Promise<void> {
    this.stop.abort()
    await this.queue.close()
  }
}
