import { setTimeout as delay } from 'node:timers/promises'
import { BackendError } from '@label-studio-ml/protocol'

/** Bounds the tasks that wait for predictions together, and so the memory. What admits tasks returns what gives their room back. */
export interface TaskLimiter {
  /** For a request. Throws `OVERLOADED`. */
  acquire(tasks: number): () => void
  /** For work that can wait: when no request is under way, or after a while when there is room for it. */
  acquireLast(tasks: number, signal: AbortSignal): Promise<() => void>
}

export interface TaskLimiterOptions {
  maxWaitingTasks: number
  /** How long work that can wait gives way to requests. */
  patienceMs?: number | undefined
}

const pollMs = 20

export function createTaskLimiter({ maxWaitingTasks, patienceMs = 5000 }: TaskLimiterOptions): TaskLimiter {
  let waiting = 0
  let requests = 0
  const admit = (tasks: number, isRequest: boolean) => {
    waiting += tasks
    if (isRequest) requests++
    return () => {
      waiting -= tasks
      if (isRequest) requests--
    }
  }
  return {
    acquire: (tasks) => {
      if (waiting + tasks > maxWaitingTasks) throw overloaded(tasks, waiting, maxWaitingTasks)
      return admit(tasks, true)
    },
    acquireLast: async (tasks, signal) => {
      const impatientAtMs = performance.now() + patienceMs
      const isTurn = () => requests === 0 || (performance.now() > impatientAtMs && waiting + tasks <= maxWaitingTasks)
      while (!isTurn()) await delay(pollMs, undefined, { signal })
      signal.throwIfAborted()
      return admit(tasks, false)
    },
  }
}

function overloaded(tasks: number, waiting: number, limit: number): BackendError {
  return new BackendError(
    'OVERLOADED',
    `${waiting} tasks wait for predictions; ${tasks} more would pass the limit of ${limit} (MAX_WAITING_TASKS). Ask again later.`,
  )
}
