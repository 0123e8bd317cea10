import type { JobEvent, JobKind, JobQueue } from './job-queue.ts'

/** Tells followers, in their order, what happens to the jobs of a kind, until the signal is aborted. */
export async function followJobs(
  jobs: JobQueue,
  kind: JobKind,
  signal: AbortSignal,
  followers: readonly ((event: JobEvent) => void)[],
): Promise<void> {
  for await (const event of jobs.events(signal)) {
    if (event.job.kind !== kind) continue
    for (const follower of followers) follower(event)
  }
}
