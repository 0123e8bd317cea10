/**
 * The tasks that wait for a prediction through Label Studio's API. A task is removed when nothing is left to do for it, so a
 * process that is killed leaves what the next one goes on with.
 */
export interface PendingPredictionDriver {
  /** Makes tasks wait. One that waits already goes to the end, as if it came now. */
  addTasks(project: string, tasks: readonly number[]): Promise<void>
  /** Makes all tasks of a project wait, whichever these are when it is its turn. */
  addAll(project: string): Promise<void>
  /** What waits of a project: the tasks that came first, at most `limit`. */
  read(project: string, limit: number): Promise<PendingPredictions>
  /** Removes tasks, except those that came again after `asOf`. */
  removeTasks(project: string, tasks: readonly number[], asOf: number): Promise<void>
  /** Nothing waits for "all tasks" any more, unless it was asked for again after `asOf`. */
  removeAll(project: string, asOf: number): Promise<void>
  /** How much waits, of each project of which something does. */
  count(): Promise<PendingCount[]>
  removeProject(project: string): Promise<void>
}

export interface PendingPredictions {
  tasks: number[]
  /** How many tasks wait, with those past the limit. */
  waiting: number
  all: boolean
  /** A number that tells what was there from what came later. */
  asOf: number
}

export interface PendingCount {
  project: string
  tasks: number
  /** All tasks of the project wait, too. */
  all: boolean
}
