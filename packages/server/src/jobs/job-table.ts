import type { JobFilter, JobLogLine, JobRecord } from './job-queue.ts'

/** Where the jobs of one process outlive it. */
export interface JobTable {
  get(id: string): Promise<JobRecord | undefined>
  /** Adds a job, or writes what became of it. */
  put(job: JobRecord): Promise<void>
  /** Oldest first. */
  list(filter: JobFilter): Promise<JobRecord[]>
  /** Adds a line to a job's log, of which the newest are kept. */
  addLog(id: string, line: JobLogLine): Promise<void>
  log(id: string): Promise<JobLogLine[]>
  removeProject(project: string): Promise<void>
}
