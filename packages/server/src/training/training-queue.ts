import { randomUUID } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import type { JournalDriver } from '../annotations/journal-driver.ts'
import type { JobDriver, JobRecord, JobState } from '../jobs/job-driver.ts'
import { LateAnnotations } from './late-annotations.ts'
import { maxAttempts, runJob } from './run-job.ts'
import type { TrainVersion } from './train-version.ts'

export interface TrainingQueueOptions {
  jobs: JobDriver
  journal: JournalDriver
  trainVersion: TrainVersion
  /** Milliseconds between a trigger and the reading of the annotations. */
  debounceMs: number
  /** Milliseconds after a trigger in which an annotation still belongs to it. */
  graceMs: number
  onChange(job: JobRecord): void
  onLog(job: JobRecord, message: string): void
}

interface WaitingJob {
  job: JobRecord
  since: number
}

interface RunningJob {
  job: JobRecord
  stop: AbortController
  ended: Promise<JobState>
}

const lateTrigger = 'late annotations'
const longestPause = 100

/**
 * Durable training jobs: one runs at a time, triggers of one project are coalesced, a job that a crash cut off is
 * begun again at the next start.
 *
 * The automatic START_TRAINING comes before the ANNOTATION_CREATED that caused it: a job waits for `debounceMs` before
 * it reads the annotations. For annotations that come later still, up to `graceMs`, the project is trained once more.
 */
export class TrainingQueue {
  readonly #options: TrainingQueueOptions
  readonly #waiting = new Map<string, WaitingJob>()
  readonly #lastEnded = new Map<string, JobRecord>()
  readonly #late: LateAnnotations
  readonly #closing = new AbortController()
  #running: RunningJob | undefined
  #loop: Promise<void> | undefined

  constructor(options: TrainingQueueOptions) {
    this.#options = options
    this.#late = new LateAnnotations(options.graceMs)
  }

  /** Takes up what the last process left unfinished. */
  async resume(): Promise<void> {
    for (const job of await this.#options.jobs.lastEnded()) this.#lastEnded.set(job.project, job)
    for (const job of await this.#options.jobs.unfinished()) {
      if (job.attempts < maxAttempts) await this.#again(job)
      else await this.#change(job, { state: 'failed', endedAt: now(), error: givenUp(job) })
    }
  }

  /** Asks for a training of the project; while one waits, that one is answered. Returns the job's id. */
  async request(project: string, trigger: string): Promise<string> {
    this.#late.triggered(project)
    return this.#enqueue(project, trigger)
  }

  /** Tells that the project's annotations changed. */
  async annotationsChanged(project: string): Promise<void> {
    if (this.#late.changed(project)) await this.#enqueue(project, lateTrigger)
  }

  /** The project's job that runs or waits. */
  active(project: string): JobRecord | undefined {
    return this.running?.project === project ? this.running : this.#waiting.get(project)?.job
  }

  /** The job that runs, of whatever project. */
  get running(): JobRecord | undefined {
    return this.#running?.job
  }

  /** How many jobs wait for their turn. */
  get waitingCount(): number {
    return this.#waiting.size
  }

  /** The newest training of each project where it failed. */
  lastFailures(): JobRecord[] {
    return [...this.#lastEnded.values()].filter(({ state }) => state === 'failed')
  }

  /**
   * Gives up what waits or runs for a project, and waits until nothing of it goes on.
   *
   * @returns the ids of the jobs that it ended
   */
  async cancel(project: string, reason: string): Promise<string[]> {
    this.#late.forget(project)
    const canceled: string[] = []
    const waiting = this.#waiting.get(project)?.job
    if (waiting) {
      this.#waiting.delete(project)
      await this.#change(waiting, { state: 'canceled', endedAt: now(), error: reason })
      canceled.push(waiting.id)
    }
    const running = this.#running
    if (running?.job.project === project) {
      running.stop.abort(new Error(reason))
      if ((await running.ended) === 'canceled') canceled.push(running.job.id)
    }
    return canceled
  }

  /** Gives up a project that is deleted. */
  async forget(project: string): Promise<void> {
    await this.cancel(project, 'the project was deleted')
    this.#lastEnded.delete(project)
  }

  /** Stops the running training; it stays unfinished in the storage, so that the next start begins it again. */
  async close(): Promise<void> {
    this.#waiting.clear()
    this.#closing.abort(new Error('the server stops'))
    await this.#loop
  }

  async #enqueue(project: string, trigger: string): Promise<string> {
    const waiting = this.#waiting.get(project)?.job
    if (waiting && trigger !== lateTrigger) waiting.trigger = trigger
    if (waiting) return waiting.id
    const id = randomUUID()
    const blank = { state: 'queued', attempts: 0, endedAt: null, progress: 0, error: null, version: null } as const
    await this.#wait({ id, project, trigger, createdAt: now(), ...blank })
    return id
  }

  /** A job that was cut off waits again, unless another of its project does already. */
  async #again(job: JobRecord): Promise<void> {
    const another = this.#waiting.get(job.project)?.job
    if (!another) return this.#wait(job)
    await this.#change(job, { state: 'canceled', endedAt: now(), error: `job ${another.id} takes its place` })
  }

  async #wait(job: JobRecord): Promise<void> {
    const queued: JobRecord = { ...job, state: 'queued' }
    this.#waiting.set(job.project, { job: queued, since: performance.now() })
    try {
      await this.#change(queued, {})
    } catch (error) {
      this.#waiting.delete(job.project)
      throw error
    }
    this.#loop ??= this.#work()
  }

  /** Ends when nothing waits; between that look and the end there is no gap in which a job could be missed. */
  async #work(): Promise<void> {
    for (let next = this.#next(); next && !this.#closing.signal.aborted; next = this.#next()) {
      const { job, wait } = next
      if (wait > 0) await this.#pause(Math.min(wait, longestPause))
      else if (this.#waiting.delete(job.project)) await this.#run(job)
    }
    this.#loop = undefined
  }

  /** The waiting job that is due first. */
  #next(): { job: JobRecord; wait: number } | undefined {
    const waiting = [...this.#waiting.values()].map((one) => ({ job: one.job, wait: this.#timeToWait(one) }))
    return waiting.sort((a, b) => a.wait - b.wait)[0]
  }

  async #pause(milliseconds: number): Promise<void> {
    await delay(milliseconds, undefined, { signal: this.#closing.signal }).catch(() => {})
  }

  /** A late job waits until the annotations pause. */
  #timeToWait({ job, since }: WaitingJob): number {
    const changedAt = job.trigger === lateTrigger ? this.#late.changedAt(job.project) : undefined
    return (changedAt ?? since) + this.#options.debounceMs - performance.now()
  }

  async #run(queued: JobRecord): Promise<void> {
    const { promise: ended, resolve } = Promise.withResolvers<JobState>()
    const stop = new AbortController()
    const job: JobRecord = { ...queued, state: 'started', attempts: queued.attempts + 1 }
    this.#running = { job, stop, ended }
    let state: JobState = 'started'
    try {
      if (queued.trigger === lateTrigger && (await this.#hasNothingNew(queued.project))) {
        await this.#change(queued, { state: 'canceled', endedAt: now(), error: 'nothing new to learn' })
      } else state = await this.#train(job, stop.signal)
    } catch (error) {
      this.#options.onLog(job, `the job could not be recorded: ${error}`)
    }
    this.#running = undefined
    resolve(state)
  }

  async #train(job: JobRecord, stop: AbortSignal): Promise<JobState> {
    const { onLog, trainVersion } = this.#options
    await this.#change(job, {})
    const log = (message: string) => onLog(job, message)
    const { change, revision } = await runJob(job, trainVersion, log, this.#closing.signal, stop)
    if (revision !== undefined) this.#late.learned(job.project, revision)
    if (change.state === 'queued' && !this.#closing.signal.aborted) await this.#again({ ...job, ...change })
    else await this.#change(job, change)
    return change.state!
  }

  async #hasNothingNew(project: string): Promise<boolean> {
    return this.#late.hasLearned(project, await this.#options.journal.revision(project))
  }

  async #change(job: JobRecord, change: Partial<JobRecord>): Promise<void> {
    const changed = { ...job, ...change }
    await this.#options.jobs.put(changed)
    if (['finished', 'failed'].includes(changed.state)) this.#lastEnded.set(job.project, changed)
    this.#options.onChange(changed)
  }
}

function givenUp({ attempts }: JobRecord): string {
  return `given up after ${attempts} attempts that a crash or a kill cut off`
}

function now(): string {
  return new Date().toISOString()
}
