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
