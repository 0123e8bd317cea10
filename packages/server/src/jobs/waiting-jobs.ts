import type { JobKind, JobRecord } from './job-queue.ts'

interface WaitingJob {
  job: JobRecord
  /** By a clock that nobody sets. */
  dueAtMs: number
}

/** The jobs of one process that wait for their time or for their project's turn. */
export class WaitingJobs {
  readonly #jobs = new Map<string, WaitingJob>()

  set(job: JobRecord, dueInMs: number): void {
    this.#jobs.set(job.id, { job, dueAtMs: performance.now() + dueInMs })
  }

  /** A time that stays the same stays, though somebody has set the system's clock. */
  replace(job: JobRecord): void {
    const known = this.#jobs.get(job.id)
    if (known?.job.runAt === job.runAt) known.job = job
    else this.set(job, Date.parse(job.runAt) - Date.now())
  }

  /** Takes a job out. Returns it when it was there. */
  take(id: string): JobRecord | undefined {
    const job = this.#jobs.get(id)?.job
    this.#jobs.delete(id)
    return job
  }

  /** A project's job of one kind, or of any. */
  find(project: string, kind?: JobKind): JobRecord | undefined {
    const isWanted = ({ job }: WaitingJob) => job.project === project && (!kind || job.kind === kind)
    return [...this.#jobs.values()].find(isWanted)?.job
  }

  /** The job that is due first, of a project that is not busy. */
  next(kind: JobKind, busyProjects: ReadonlySet<string>): { job: JobRecord; dueInMs: number } | undefined {
    const free = [...this.#jobs.values()].filter(({ job }) => job.kind === kind && !busyProjects.has(job.project))
    const [first] = free.sort((a, b) => a.dueAtMs - b.dueAtMs)
    return first && { job: first.job, dueInMs: first.dueAtMs - performance.now() }
  }
}
