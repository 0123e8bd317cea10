/** The time budget of one request. */
export interface Deadline {
  signal: AbortSignal
  /** Resolves when the budget is used up, else never. */
  expired: Promise<void>
  /** Stops the timer, which would otherwise keep every request in memory until its deadline. */
  clear(): void
}

/** The budget starts now. */
export function createDeadline(budgetMs: number): Deadline {
  const controller = new AbortController()
  const { promise: expired, resolve } = Promise.withResolvers<void>()
  const timer = setTimeout(() => {
    controller.abort(new Error(`the time budget of ${budgetMs} ms is used up`))
    resolve()
  }, budgetMs)
  return { signal: controller.signal, expired, clear: () => clearTimeout(timer) }
}
