/** Tasks that are named for each reason. */
const maxTasks = 5

/** What a training skipped, for its log. */
export interface SkippedExamples {
  /** Counts something that cannot be learned, with the id of its task. */
  skip(reason: string, taskId: unknown, count?: number): void
  /** One line for each reason, with the first five tasks. */
  lines(): string[]
}

/**
 * Counts by reason what a training skips.
 * @example
 * const skipped = createSkippedExamples()
 * skipped.skip('annotation without a choice', 3)
 * skipped.lines() // ['skipped 1 × annotation without a choice (task 3)']
 */
export function createSkippedExamples(): SkippedExamples {
  const reasons = new Map<string, { count: number; tasks: Set<unknown> }>()
  return {
    skip(reason, taskId, count = 1) {
      const entry = reasons.get(reason) ?? { count: 0, tasks: new Set() }
      entry.count += count
      if (entry.tasks.size <= maxTasks) entry.tasks.add(taskId)
      reasons.set(reason, entry)
    },
    lines: () =>
      [...reasons].map(([reason, { count, tasks }]) => `skipped ${count} × ${reason} (${listTasks([...tasks])})`),
  }
}

function listTasks(tasks: unknown[]): string {
  const named = tasks.slice(0, maxTasks).join(', ')
  return `${tasks.length === 1 ? 'task' : 'tasks'} ${named}${tasks.length > maxTasks ? ', …' : ''}`
}
