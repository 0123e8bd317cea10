/** In the words of Label Studio and rq. */
export type JobState = 'queued' | 'started' | 'finished' | 'failed' | 'canceled'

export const activeStates = ['queued', 'started'] as const satisfies JobState[]

/**
 * What a job does. Each kind has turns of its own: a training does not wait for the predictions of a project with 100,000 tasks,
 * nor these for a training of two hours.
 */
export type JobKind = 'training' | 'prediction'

/** A job as it was when it was read: a record does not change later. */
export interface JobRecord {
  id: string
  kind: JobKind
  project: string
  state: JobState
  /** What whoever added it gave to whoever runs it; JSON. */
  input: unknown
  /** How often a process began it; one that a crash cut off is begun again. */
  attempts: number
  /** ISO 8601. */
  createdAt: string
  /** ISO 8601; it does not run earlier. */
  runAt: string
  endedAt: string | null
  /** 0 to 1. */
  progress: number
  error: string | null
  /** What the run gave back; JSON, null before. */
  result: unknown
}

export type NewJob = Pick<JobRecord, 'kind' | 'project' | 'input'> & { runAt: Date }

export interface JobLogLine {
  /** ISO 8601. */
  at: string
  message: string
}

/** A filter that says nothing finds every job. */
export interface JobFilter {
  kind?: JobKind
  project?: string
  states?: readonly JobState[]
  /** Of each project the one that ended last. */
  lastEnded?: boolean
}

export type JobEvent =
  /** `cause` is what a run of this process threw. */
  | { type: 'state'; job: JobRecord; cause?: unknown }
  | { type: 'progress'; job: JobRecord }
  | { type: 'log'; job: JobRecord; message: string }

/** What a run works with. */
export interface JobContext {
  /** Aborted when the job is canceled, takes too long, or the server stops. */
  signal: AbortSignal
  /** True when the job fails for good if this attempt is cut off too. */
  isLastAttempt: boolean
  /** @param fraction 0 to 1 */
  progress(fraction: number): void
  log(message: string): void
}

export interface JobLimits {
  /** How often a job is begun at most. */
  attempts: number
  /** Minutes that one attempt may take. */
  minutes: number
}

export interface WorkOptions {
  /** How many jobs run at the same time, each of another project. */
  concurrency: number
  /** Ends the work: what runs is stopped and waits for the next start. */
  signal: AbortSignal
  limits: JobLimits
  /** Whether an attempt was cut off and may well succeed when it is begun again. */
  isWorthAnotherAttempt(error: unknown): boolean
}

/** Runs one attempt of a job. What it throws is the job's error. */
export type RunJob = (job: JobRecord, context: JobContext) => Promise<unknown>

/** Thrown by a run that finds nothing to do: the job ends as canceled. */
export class JobCanceled extends Error {
  override readonly name = 'JobCanceled'
}

/**
 * Durable jobs, one of a project and kind at a time. A job that a crash or a kill cut off is begun again at the next start, as
 * is one that was stopped because the server stops; a job that failed is not.
 */
export interface JobQueue {
  /** Takes up what the last process left; the other methods wait for it. Throws when that cannot be read or written. */
  ready(): Promise<void>
  /** Adds a job. While one of the same kind and project waits, that one takes the new input and time instead. */
  add(job: NewJob): Promise<JobRecord>
  get(id: string): Promise<(JobRecord & { log: JobLogLine[] }) | undefined>
  /** Oldest first. */
  list(filter: JobFilter): Promise<JobRecord[]>
  /** Gives up a job that waits or runs, and waits until nothing of it goes on. Any other id is left alone. */
  cancel(id: string, reason: string): Promise<void>
  /** Cancels the project's jobs, then removes all of them. */
  removeProject(project: string): Promise<void>
  /** Runs jobs of a kind when they are due, until it is told to stop. */
  work(kind: JobKind, run: RunJob, options: WorkOptions): Promise<void>
  /** What happens to jobs of this process, from now on. */
  events(signal: AbortSignal): AsyncIterable<JobEvent>
  /** Stops all work. */
  close(): Promise<void>
}

/** Newest lines of a job's log that are kept. */
export const maxLogLines = 500
/** Characters of a line that are kept. */
export const maxLogLineLength = 2000
/** Newest ended jobs of a project and kind whose log is kept. */
export const maxLoggedJobs = 20
