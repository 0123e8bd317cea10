import { randomUUID } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import type { JobDriver, JobRecord } from '../storage/job-driver.ts'
import type { JournalDriver } from '../storage/journal-driver.ts'
import type { TrainVersion } from './train-version.ts'
import { TrainerCutOff } from './trainer-process.ts'

export interface TrainingQueueOptions {
  jobs: JobDriver
  journal: JournalDriver
  trainVersion: TrainVersion
  /** Milliseconds between a trigger and the reading of the annotations. */
  settleTime: number
  /** Milliseconds after a trigger in which an annotation still belongs to it. */
  lateTime: number
  onChange(job: JobRecord): void
  onLog(job: JobRecord, message: string): void
}

const maxAttempts = 3
const lateTrigger = 'late annotations'
const longestPause = 100

/**
 * Durable training jobs: one runs at a time, triggers of one project are coalesced, a job that a crash cut off is
 * begun again at the next start.
 *
 * The automatic START_TRAINING comes before the ANNOTATION_CREATED that caused it: a job waits for `settleTime` before
 * it reads the annotations. For annotations that come later still, up to `lateTime`, the project is trained once more.
 */
export class TrainingQueue {
  readonly #options: TrainingQueueOptions
  readonly #waiting = new Map<string, JobRecord>()
  readonly #triggeredAt = new Map<string, number>()
  /** When an annotation that belongs to a trigger came last. */
  readonly #changedAt = new Map<string, number>()
  readonly #learnedRevision = new Map<string, number>()
  #running: { job: JobRecord; stop: AbortController } | undefined
  #closing = new AbortController()
  #loop: Promise<void> | undefined

  constructor(options: TrainingQueueOptions) {
    this.#options = options
  }

  /** Takes up what the last process left unfinished. */
  async resume(): Promise<void> {
    for (const job of await this.#options.jobs.unfinished()) await this.#takeUp(job)
  }

  /** Asks for a training of the project; while one waits, that one is answered. Returns the job's id. */
  async request(project: string, trigger: string): Promise<string> {
    this.#triggeredAt.set(project, Date.now())
    return this.#enqueue(project, trigger)
  }

  /** Tells that the project's annotations changed. */
  async annotationsChanged(project: string): Promise<void> {
    const triggeredAt = this.#triggeredAt.get(project) ?? Number.NEGATIVE_INFINITY
    if (Date.now() - triggeredAt > this.#options.lateTime) return
    this.#changedAt.set(project, Date.now())
    await this.#enqueue(project, lateTrigger)
  }

  /** The project's job that runs or waits. */
  active(project: string): JobRecord | undefined {
    return this.#running?.job.project === project ? this.#running.job : this.#waiting.get(project)
  }

  /** The job that runs, of whatever project. */
  get running(): JobRecord | undefined {
    return this.#running?.job
  }

  /** Gives up what waits or runs for a project that is deleted. */
  async cancel(project: string): Promise<void> {
    this.#triggeredAt.delete(project)
    const waiting = this.#waiting.get(project)
    this.#waiting.delete(project)
    if (waiting) await this.#change(waiting, { state: 'canceled', endedAt: now() })
    if (this.#running?.job.project === project) this.#running.stop.abort(new Error('the project was deleted'))
  }

  /** Stops the running training; it stays unfinished in the storage, so that the next start begins it again. */
  async close(): Promise<void> {
    this.#waiting.clear()
    this.#closing.abort(new Error('the server stops'))
    this.#running?.stop.abort(this.#closing.signal.reason)
    await this.#loop
  }

  async #takeUp(job: JobRecord): Promise<void> {
    if (job.attempts >= maxAttempts) {
      const error = `given up after ${job.attempts} attempts that a crash or a kill cut off`
      await this.#change(job, { state: 'failed', endedAt: now(), error })
      return
    }
    this.#wait(await this.#change(job, { state: 'queued' }))
  }

  async #enqueue(project: string, trigger: string): Promise<string> {
    const waiting = this.#waiting.get(project)
    if (waiting && trigger !== lateTrigger) waiting.trigger = trigger
    if (waiting) return waiting.id
    const job: JobRecord = {
      id: randomUUID(),
      project,
      state: 'queued',
      trigger,
      attempts: 0,
      createdAt: now(),
      endedAt: null,
      progress: 0,
      error: null,
      version: null,
    }
    this.#wait(job)
    await this.#change(job, {})
    return job.id
  }

  #wait(job: JobRecord): void {
    this.#waiting.set(job.project, job)
    this.#loop ??= this.#work()
  }

  /** Ends when nothing waits; between that look and the end there is no gap in which a job could be missed. */
  async #work(): Promise<void> {
    for (let next = this.#next(); next && !this.#closing.signal.aborted; next = this.#next()) {
      const { job, wait } = next
      if (wait > 0) await this.#pause(Math.min(wait, longestPause))
      else if (this.#waiting.delete(job.project)) {
        await this.#run(job).catch((error) => this.#options.onLog(job, `the job could not be recorded: ${error}`))
      }
    }
    this.#loop = undefined
  }

  /** The waiting job that is due first. */
  #next(): { job: JobRecord; wait: number } | undefined {
    const waiting = [...this.#waiting.values()].map((job) => ({ job, wait: this.#timeToWait(job) }))
    return waiting.sort((a, b) => a.wait - b.wait)[0]
  }

  async #pause(milliseconds: number): Promise<void> {
    await delay(milliseconds, undefined, { signal: this.#closing.signal }).catch(() => {})
  }

  /** A late job waits until the annotations pause. */
  #timeToWait(job: JobRecord): number {
    const since = job.trigger === lateTrigger ? this.#changedAt.get(job.project) : undefined
    return (since ?? Date.parse(job.createdAt)) + this.#options.settleTime - Date.now()
  }

  async #run(queued: JobRecord): Promise<void> {
    if (queued.trigger === lateTrigger && (await this.#hasNothingNew(queued.project))) {
      await this.#change(queued, { state: 'canceled', endedAt: now(), error: 'nothing new to learn' })
      return
    }
    const stop = new AbortController()
    const job = await this.#change(queued, { state: 'started', attempts: queued.attempts + 1 })
    this.#running = { job, stop }
    const outcome = await this.#train(job, stop.signal)
    this.#running = undefined
    if (this.#closing.signal.aborted) await this.#change(job, { state: 'queued', attempts: job.attempts - 1 })
    else if (outcome.error instanceof TrainerCutOff && job.attempts < maxAttempts) await this.#again(job, outcome.error)
    else if (stop.signal.aborted) await this.#change(job, { state: 'canceled', endedAt: now() })
    else if (outcome.error) await this.#change(job, { state: 'failed', endedAt: now(), error: outcome.error.message })
    else await this.#change(job, { state: 'finished', endedAt: now(), progress: 1, version: outcome.version ?? null })
  }

  async #train(job: JobRecord, signal: AbortSignal): Promise<{ version?: string; error?: Error }> {
    const events = {
      onProgress: (fraction: number) => {
        job.progress = fraction
      },
      onLog: (message: string) => this.#options.onLog(job, message),
    }
    try {
      const { version, revision } = await this.#options.trainVersion(job, events, signal)
      this.#learnedRevision.set(job.project, revision)
      return { version: version.version }
    } catch (error) {
      return { error: error instanceof Error ? error : new Error(String(error)) }
    }
  }

  async #again(job: JobRecord, error: Error): Promise<void> {
    const queued = await this.#change(job, { state: 'queued', error: error.message })
    if (!this.#waiting.has(job.project)) this.#wait(queued)
  }

  async #hasNothingNew(project: string): Promise<boolean> {
    return (await this.#options.journal.revision(project)) === this.#learnedRevision.get(project)
  }

  async #change(job: JobRecord, change: Partial<JobRecord>): Promise<JobRecord> {
    const changed = { ...job, ...change }
    await this.#options.jobs.put(changed)
    this.#options.onChange(changed)
    return changed
  }
}

function now(): string {
  return new Date().toISOString()
}
