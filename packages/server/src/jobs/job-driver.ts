/** In Label Studio's and rq's words. */
export type JobState = 'queued' | 'started' | 'finished' | 'failed' | 'canceled'

/** One training run of a project. */
export interface JobRecord {
  id: string
  project: string
  state: JobState
  /** What asked for it: `START_TRAINING`, `PROJECT_UPDATED`, `/train`, `late annotations`. */
  trigger: string
  /** How often a process began it; a run that a crash cut off is begun again. */
  attempts: number
  /** ISO 8601. */
  createdAt: string
  endedAt: string | null
  /** 0 to 1. */
  progress: number
  error: string | null
  /** The version it made. */
  version: string | null
}

export interface JobDriver {
  get(id: string): Promise<JobRecord | undefined>
  put(job: JobRecord): Promise<void>
  /** Jobs that are queued or started, oldest first: at a start these are what a crash cut off. */
  unfinished(): Promise<JobRecord[]>
  /** Of each project the job that finished or failed last. */
  lastEnded(): Promise<JobRecord[]>
  removeProject(project: string): Promise<void>
}
