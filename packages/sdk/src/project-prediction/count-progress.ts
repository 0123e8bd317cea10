import type { PredictionFailure, PredictProjectOptions, ProjectPredictionProgress } from './project-prediction.ts'

interface CountedBatch {
  ids: readonly number[]
  /** Those that were not granted. */
  left: ReadonlySet<number>
  written: number
  failures: readonly PredictionFailure[]
}

/** Counts what became of batches, and tells whoever wants to know. */
export function createCount(total: number, { onProgress, onFailure, onDone }: PredictProjectOptions) {
  const progress: ProjectPredictionProgress = { total, done: 0, written: 0, skipped: 0, failed: 0 }
  return {
    /** Of the tasks of a batch, those that were neither written nor failed needed nothing, are gone, or are left to others. */
    add: async ({ ids, left, written, failures }: CountedBatch): Promise<void> => {
      progress.done += ids.length
      progress.written += written
      progress.failed += failures.length
      progress.skipped += ids.length - written - failures.length
      // Tasks may be imported while the run goes on.
      progress.total = Math.max(progress.total, progress.done)
      for (const failure of failures) onFailure?.(failure)
      await onDone?.(ids.filter((id) => !left.has(id)))
      onProgress?.({ ...progress })
    },
    /** Tasks that were deleted while the run went on are not waited for. */
    end: (): ProjectPredictionProgress => ({ ...progress, total: progress.done }),
  }
}
