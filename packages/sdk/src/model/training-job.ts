import type { Annotation, Task } from '@label-studio-ml/protocol'

/**
 * One task with one person's opinion of it: the newest annotation, unless that person skipped the task later. A task of
 * several people comes once for each of them, one after the other, with the same `task.id`; `annotation.completed_by`
 * tells them apart. It is null for an unknown person, and each of those counts as a different one. Where a task has ground
 * truth, only that comes.
 */
export interface Annotated {
  task: Task
  annotation: Annotation
}

/** The training run that `fit` belongs to. */
export interface TrainingJob {
  readonly id: string
  /** Aborted when the job is cancelled or the server stops: pass it on, or stop soon. */
  readonly signal: AbortSignal
  /** How far the run is, 0 to 1. */
  progress(fraction: number): void
  /** A line for the job's log. */
  log(message: string): void
  /** Where to write a file of the new version: `job.artifacts('model.bin')` now, `this.artifacts('model.bin')` later. */
  artifacts(name: string): string
}

/** JSON that `fit` returns, kept with the version: metrics, sizes, anything the next start needs. */
export type TrainOutput = Record<string, unknown>
