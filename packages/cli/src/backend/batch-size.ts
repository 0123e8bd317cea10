/** Tasks of one request, chosen by how fast the backend answers. */
export interface BatchSize {
  readonly current: number
  /** Learns from a request of this many tasks. */
  observe(tasks: number, elapsedMs: number): void
}

const firstSize = 4
const maxSize = 1000
/** Milliseconds that a request should take: long enough to be cheap, short enough to show progress and to lose little. */
const wantedMs = 1000

export function createBatchSize(): BatchSize {
  let current = firstSize
  return {
    get current() {
      return current
    },
    observe(tasks, elapsedMs) {
      const fitting = Math.round((tasks * wantedMs) / Math.max(1, elapsedMs))
      current = Math.max(1, Math.min(maxSize, 4 * current, fitting))
    },
  }
}
