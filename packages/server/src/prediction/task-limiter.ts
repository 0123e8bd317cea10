import { BackendError } from '@label-studio-ml/protocol'

/** Admits tasks, or throws `OVERLOADED`; the function that it returns gives their room back. */
export type AcquireTasks = (tasks: number) => () => void

/** Bounds the tasks that wait for predictions together, and so the memory. */
export function createTaskLimiter(maxWaitingTasks: number): AcquireTasks {
  let waiting = 0
  return (tasks) => {
    if (waiting + tasks > maxWaitingTasks) throw overloaded(tasks, waiting, maxWaitingTasks)
    waiting += tasks
    return () => {
      waiting -= tasks
    }
  }
}

function overloaded(tasks: number, waiting: number, limit: number): BackendError {
  return new BackendError(
    'OVERLOADED',
    `${waiting} tasks wait for predictions; ${tasks} more would pass the limit of ${limit} (MAX_WAITING_TASKS). Ask again later.`,
  )
}
