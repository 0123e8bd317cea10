/** So many tasks are named for each reason. */
const tasksNamed = 5

/** Counts what a training leaves out, by reason, and remembers the first tasks. */
export function createLeftOut() {
  const reasons = new Map<string, { times: number; tasks: Set<unknown> }>()
  return {
    add(reason: string, task: unknown, times = 1): void {
      const found = reasons.get(reason) ?? { times: 0, tasks: new Set() }
      found.times += times
      if (found.tasks.size <= tasksNamed) found.tasks.add(task)
      reasons.set(reason, found)
    },
    /** One line for each reason: `left out 2 × mood: annotation without a choice (tasks 3, 8)`. */
    lines: (): string[] =>
      [...reasons].map(([reason, { times, tasks }]) => `left out ${times} × ${reason} (${listTasks([...tasks])})`),
  }
}

export type LeftOut = ReturnType<typeof createLeftOut>

function listTasks(tasks: unknown[]): string {
  const named = tasks.slice(0, tasksNamed).join(', ')
  return `${tasks.length === 1 ? 'task' : 'tasks'} ${named}${tasks.length > tasksNamed ? ', …' : ''}`
}
