export interface BatchSize {
  current(): number
  /** So many tasks were predicted in so long. */
  note(tasks: number, tookMs: number): void
}

const first = 100
const smallest = 16

/** What is lost when the process is killed. */
const predictedForMs = 5000

/**
 * Each write costs Label Studio the same for one prediction as for hundreds, so batches are as large as they may be while they
 * are predicted within a few seconds.
 */
export function createBatchSize(largest: number): BatchSize {
  let size = Math.min(first, largest)
  return {
    current: () => size,
    note: (tasks, tookMs) => {
      if (tasks === 0) return
      const inTime = Math.round((tasks * predictedForMs) / Math.max(1, tookMs))
      size = Math.min(largest, Math.max(smallest, inTime))
    },
  }
}
