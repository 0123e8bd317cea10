/** Tasks that somebody works on. */
interface Claim {
  project: string
  tasks: ReadonlySet<number>
  /** By a clock that nobody sets. */
  untilMs: number
}

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
export function createTaskClaims(now: () => number = () => performance.now()): TaskClaims {
  const asked = new Set<Claim>()
  const written = new Set<Claim>()
  const begin = (claims: Set<Claim>, project: string, tasks: ReadonlySet<number>): Claim => {
    const claim = { project, tasks, untilMs: Number.POSITIVE_INFINITY }
    if (tasks.size > 0) claims.add(claim)
    return claim
  }
  const has = (claims: Set<Claim>, project: string, task: number): boolean => {
    for (const claim of claims) {
      if (claim.untilMs <= now()) claims.delete(claim)
      else if (claim.project === project && claim.tasks.has(task)) return true
    }
    return false
  }
  return {
    ask: (project, tasks) => {
      const claim = begin(asked, project, new Set(tasks))
      return {
        written: new Set(tasks.filter((task) => has(written, project, task))),
        end: (answered) => {
          asked.delete(claim)
          const stored = begin(asked, project, new Set(answered))
          stored.untilMs = now() + storedMs + answered.length * storedMsEach
        },
      }
    },
    isAsked: (project, task) => has(asked, project, task),
    write: (project, tasks) => {
      const claim = begin(written, project, new Set(tasks.filter((task) => !has(asked, project, task))))
      return {
        granted: claim.tasks,
        release: () => {
          claim.untilMs = now() + writtenMs
        },
      }
    },
  }
}
