import { randomUUID } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import { JobEvents } from './job-events.ts'
import {
  activeStates,
  type JobEvent,
  type JobFilter,
  type JobKind,
  type JobQueue,
  type JobRecord,
  maxLogLineLength,
  type NewJob,
  type RunJob,
  type WorkOptions,
} from './job-queue.ts'
import type { JobTable } from './job-table.ts'
import { type AttemptSignals, ended, runAttempt } from './run-attempt.ts'
import { WaitingJobs } from './waiting-jobs.ts'

interface RunningJob {
  kind: JobKind
  project: string
  canceling: AbortController
  ended: Promise<void>
}

const longestPauseMs = 60_000

/** Until a job is begun again whose state could not be written, as on a full disk. */
const retryMs = 60_000

/** Jobs of one process over a durable table: the only server of a MODEL_DIR. */
export class EmbeddedJobQueue implements JobQueue {
  readonly #table: JobTable
  readonly #waiting = new WaitingJobs()
  readonly #running = new Map<string, RunningJob>()
  /** What is newer than the table: progress, and an end that could not be written. */
  readonly #live = new Map<string, JobRecord>()
  readonly #events = new JobEvents()
  readonly #closing = new AbortController()
  readonly #pauses = new Set<AbortController>()
  readonly #works = new Set<Promise<void>>()
  #takenUp: Promise<void> | undefined

  constructor(table: JobTable) {
    this.#table = table
  }

  /** What the last process left: jobs that waited wait again, jobs that were cut off too. */
  ready(): Promise<void> {
    const takeUp = async () => {
      for (const job of await this.#table.list({ states: activeStates })) {
        const askedForMs = Date.parse(job.runAt) - Date.parse(job.createdAt)
        const leftMs = Math.min(Date.parse(job.runAt) - Date.now(), askedForMs)
        await this.#again(job, job.state === 'started' ? 0 : leftMs)
      }
    }
    this.#takenUp ??= takeUp()
    return this.#takenUp
  }

  async add({ kind, project, input, runAt }: NewJob): Promise<JobRecord> {
    await this.ready()
    const waiting = this.#waiting.find(project, kind)
    if (waiting) return this.#replace({ ...waiting, input, runAt: runAt.toISOString() })
    const blank = { state: 'queued', attempts: 0, endedAt: null, progress: 0, error: null, result: null } as const
    const createdAt = new Date().toISOString()
    const job = { id: randomUUID(), kind, project, input, createdAt, runAt: runAt.toISOString(), ...blank }
    await this.#wait(job, runAt.getTime() - Date.now())
    return job
  }

  async get(id: string) {
    const job = await this.#table.get(id)
    return job && { ...(this.#live.get(id) ?? job), log: await this.#table.log(id) }
  }

  async list(filter: JobFilter): Promise<JobRecord[]> {
    const jobs = (await this.#table.list(filter)).map((job) => this.#live.get(job.id) ?? job)
    return filter.states ? jobs.filter(({ state }) => filter.states!.includes(state)) : jobs
  }

  async cancel(id: string, reason: string): Promise<void> {
    await this.ready()
    const waiting = this.#waiting.take(id)
    if (waiting) await this.#change(waiting, ended('canceled', { error: reason }))
    const running = this.#running.get(id)
    running?.canceling.abort(new Error(reason))
    await running?.ended
  }

  async removeProject(project: string): Promise<void> {
    await this.ready()
    // Another one may be added while the one that runs is stopped.
    for (let id = this.#activeIn(project); id !== undefined; id = this.#activeIn(project)) {
      await this.cancel(id, 'the project was deleted')
    }
    for (const { id } of [...this.#live.values()].filter((job) => job.project === project)) this.#live.delete(id)
    await this.#table.removeProject(project)
  }

  async work(kind: JobKind, run: RunJob, options: WorkOptions): Promise<void> {
    const closing = AbortSignal.any([options.signal, this.#closing.signal])
    const work = this.#work(kind, run, options, closing)
    this.#works.add(work)
    await work.finally(() => this.#works.delete(work))
  }

  events(signal: AbortSignal): AsyncIterable<JobEvent> {
    return this.#events.listen(signal)
  }

  async close(): Promise<void> {
    this.#closing.abort(new Error('the server stops'))
    await Promise.allSettled(this.#works)
  }

  async #work(kind: JobKind, run: RunJob, options: WorkOptions, closing: AbortSignal): Promise<void> {
    await this.ready()
    const attempts = new Set<Promise<void>>()
    while (!closing.aborted) {
      const isFull = attempts.size >= options.concurrency
      const next = isFull ? undefined : this.#waiting.next(kind, this.#busyProjects(kind))
      if (!next || next.dueInMs > 0) await this.#pause(next?.dueInMs ?? longestPauseMs, closing)
      else {
        const attempt = this.#run(next.job, run, options, closing).finally(() => {
          attempts.delete(attempt)
          this.#wake()
        })
        attempts.add(attempt)
      }
    }
    await Promise.all(attempts)
  }

  /** The waiting one comes first, so that it does not begin when the other one ends. */
  #activeIn(project: string): string | undefined {
    return this.#waiting.find(project)?.id ?? [...this.#running].find(([, job]) => job.project === project)?.[0]
  }

  #busyProjects(kind: JobKind): Set<string> {
    return new Set([...this.#running.values()].filter((job) => job.kind === kind).map(({ project }) => project))
  }

  async #pause(milliseconds: number, closing: AbortSignal): Promise<void> {
    const pause = new AbortController()
    this.#pauses.add(pause)
    const signal = AbortSignal.any([closing, pause.signal])
    await delay(Math.min(Math.ceil(milliseconds), longestPauseMs), undefined, { signal }).catch(() => {})
    this.#pauses.delete(pause)
  }

  #wake(): void {
    for (const pause of this.#pauses) pause.abort()
  }

  async #run(queued: JobRecord, run: RunJob, options: WorkOptions, closing: AbortSignal): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>()
    const canceling = new AbortController()
    const job: JobRecord = { ...queued, state: 'started', attempts: queued.attempts + 1, progress: 0 }
    this.#waiting.take(job.id)
    this.#running.set(job.id, { kind: job.kind, project: job.project, canceling, ended: promise })
    this.#live.set(job.id, job)
    try {
      if (queued.attempts >= options.limits.attempts) await this.#change(queued, givenUp(queued))
      else await this.#attempt(job, run, options, { canceled: canceling.signal, closing })
    } catch (error) {
      this.#events.emit({ type: 'log', job, message: `the job could not be recorded: ${error}` })
      this.#keepUnwritten(queued)
    }
    this.#running.delete(job.id)
    resolve()
  }

  /** A job that has ended stays so for this process; one whose begin or repetition cannot be written waits a while. */
  #keepUnwritten(queued: JobRecord): void {
    if (this.#live.get(queued.id)?.endedAt) return
    this.#live.set(queued.id, queued)
    this.#waiting.set(queued, retryMs)
  }

  async #attempt(job: JobRecord, run: RunJob, options: WorkOptions, signals: AttemptSignals): Promise<void> {
    await this.#change(job, {})
    const { change, cause } = await runAttempt(job, run, this.#contextOf(job), options, signals)
    if (change.state === 'queued' && !signals.closing.aborted) await this.#again({ ...job, ...change }, 0)
    else await this.#change(job, change, cause)
  }

  #contextOf(job: JobRecord) {
    return {
      progress: (fraction: number) => {
        const changed = { ...job, progress: fraction }
        this.#live.set(job.id, changed)
        this.#events.emit({ type: 'progress', job: changed })
      },
      log: (message: string) => {
        const line = { at: new Date().toISOString(), message: message.slice(0, maxLogLineLength) }
        this.#table.addLog(job.id, line).catch(() => {})
        this.#events.emit({ type: 'log', job, message })
      },
    }
  }

  async #replace(job: JobRecord): Promise<JobRecord> {
    this.#waiting.replace(job)
    this.#wake()
    await this.#table.put(job)
    return job
  }

  /** A job that was cut off waits again, unless another of its kind and project does already. */
  async #again(job: JobRecord, dueInMs: number): Promise<void> {
    const another = this.#waiting.find(job.project, job.kind)
    if (!another) return this.#wait({ ...job, state: 'queued' }, dueInMs)
    await this.#change(job, ended('canceled', { error: `job ${another.id} takes its place` }))
  }

  async #wait(job: JobRecord, dueInMs: number): Promise<void> {
    this.#waiting.set(job, dueInMs)
    try {
      await this.#change(job, {})
    } catch (error) {
      this.#waiting.take(job.id)
      this.#live.delete(job.id)
      throw error
    }
    this.#wake()
  }

  async #change(job: JobRecord, change: Partial<JobRecord>, cause?: unknown): Promise<void> {
    const changed = { ...job, ...change }
    this.#live.set(job.id, changed)
    await this.#table.put(changed)
    if (changed.state !== 'started') this.#live.delete(job.id)
    this.#events.emit({ type: 'state', job: changed, ...(cause === undefined ? {} : { cause }) })
  }
}

function givenUp({ attempts }: JobRecord): Partial<JobRecord> {
  return ended('failed', { error: `given up after ${attempts} attempts that a crash or a kill cut off` })
}
