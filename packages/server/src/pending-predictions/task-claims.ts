export interface TaskClaims {
  /**
   * Label Studio asks for predictions of tasks. Until it has stored the answer, no job writes them.
   *
   * @returns the tasks that a job writes at this moment, which must not be answered, and what is to be called at the end,
   * with the tasks that are answered
   */
  ask(
    project: string,
    tasks: readonly number[],
  ): { written: ReadonlySet<number>; end(answered: readonly number[]): void }
  isAsked(project: string, task: number): boolean
  /** A job begins to write tasks: those that nobody asks for. `release` is to be called when they are written. */
  write(project: string, tasks: readonly number[]): { granted: ReadonlySet<number>; release(): void }
}

/** Between Label Studio's look at what it has and its request. */
const writtenMs = 5000

/** Until Label Studio has stored an answer; on SQLite it commits each prediction by itself. */
const storedMs = 10_000
const storedMsEach = 100

/**
 * Keeps Label Studio and a job from storing predictions of the same task: Label Studio stores what it asked for without
 * another look. Both may work on a task, and whoever comes first is the one whose prediction is stored.
 */
export function createTaskClaims(): TaskClaims {
  const asked = createClaimedTasks()
  const written = createClaimedTasks()
  return {
    ask: (project, tasks) => {
      asked.add(project, tasks)
      return {
        written: new Set(tasks.filter((task) => written.has(project, task))),
        end: (answered) => {
          asked.add(project, answered)
          asked.remove(project, tasks)
          removeLater(asked, project, answered, storedMs + answered.length * storedMsEach)
        },
      }
    },
    isAsked: asked.has,
    write: (project, tasks) => {
      const granted = new Set(tasks.filter((task) => !asked.has(project, task)))
      written.add(project, granted)
      return { granted, release: () => removeLater(written, project, granted, writtenMs) }
    },
  }
}

/** Not at the next look: in a backend without jobs nobody looks, and each request would stay in memory. */
function removeLater(claimed: ClaimedTasks, project: string, tasks: Iterable<number>, afterMs: number): void {
  setTimeout(() => claimed.remove(project, tasks), afterMs).unref()
}

type ClaimedTasks = ReturnType<typeof createClaimedTasks>

/** Counts how often each task is claimed: annotators may open the same one. */
function createClaimedTasks() {
  const projects = new Map<string, Map<number, number>>()
  return {
    has: (project: string, task: number) => projects.get(project)?.has(task) ?? false,
    add: (project: string, tasks: Iterable<number>) => {
      const claims = projects.get(project) ?? new Map<number, number>()
      for (const task of tasks) claims.set(task, (claims.get(task) ?? 0) + 1)
      if (claims.size > 0) projects.set(project, claims)
    },
    remove: (project: string, tasks: Iterable<number>) => {
      const claims = projects.get(project)
      for (const task of tasks) {
        const count = claims?.get(task) ?? 0
        if (count > 1) claims?.set(task, count - 1)
        else claims?.delete(task)
      }
      if (claims?.size === 0) projects.delete(project)
    },
  }
}
