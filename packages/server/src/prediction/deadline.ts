/** The time budget of one request. */
export interface Deadline {
  signal: AbortSignal
  /** Resolves when the budget is used up, else never. */
  expired: Promise<void>
  /** Ends the watch: without it every request would be kept in memory until its deadline. */
  clear(): void
}

/** @param milliseconds of the budget, from now */
export function createDeadline(milliseconds: number): Deadline {
  const controller = new AbortController()
  const { promise: expired, resolve } = Promise.withResolvers<void>()
  const timer = setTimeout(() => {
    controller.abort(new Error(`the time budget of ${milliseconds} ms is used up`))
    resolve()
  }, milliseconds)
  return { signal: controller.signal, expired, clear: () => clearTimeout(timer) }
}
