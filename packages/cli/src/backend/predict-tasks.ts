import { setTimeout as delay } from 'node:timers/promises'
import { BackendError, type Prediction, type PredictResponse, type Task } from '@label-studio-ml/protocol'
import type { OpenBackend } from './open-backend.ts'

export interface PredictedTasks {
  /** The version that made these predictions. */
  version: string
  /** One for each task, in order. */
  slots: readonly PredictedSlot[]
}

/** The predictions of a task, or why there is none. `lost` says which regions were left out. */
export type PredictedSlot = { predictions: Prediction[]; lost?: string } | { failed: string }

/** Predicts tasks, a few at a time; throws a ClientError or BackendError when the backend cannot predict at all. */
export type PredictTasks = (tasks: readonly Task[], signal: AbortSignal) => Promise<PredictedTasks>

export interface PredictTasksOptions {
  /** The backend's project whose model predicts. */
  project: string | undefined
  labelConfig: string | undefined
  /** Milliseconds before each further try when the backend is overloaded or away for a moment. */
  retryAfterMs?: readonly number[]
}

const defaultRetryAfterMs = [500, 1000, 2000, 4000, 8000]

/** What mends itself when one waits. */
const passingErrors = new Set(['UNREACHABLE', 'OVERLOADED', 'UPLOADS_OVERLOADED', 'UPLOAD_STALLED'])
/** What a smaller request may not meet: one bad task must not cost the others of its request. */
const requestErrors = new Set(['BODY_TOO_LARGE', 'ITEM_TOO_LARGE', 'LIST_TOO_LONG', 'REQUEST_INVALID', 'INTERNAL'])

/**
 * Asks a backend for predictions so that each task gets its own answer: a request that is too large is sent in halves, tasks
 * that were too late are asked for again, and the backend says why tasks fail.
 */
export function createPredictTasks(backend: OpenBackend, options: PredictTasksOptions): PredictTasks {
  const { project, labelConfig, retryAfterMs = defaultRetryAfterMs } = options

  const send = async (tasks: readonly Task[], signal: AbortSignal): Promise<PredictResponse> => {
    for (let attempt = 0; ; attempt++) {
      try {
        const body = { tasks: [...tasks], project, label_config: labelConfig, explain_failures: true }
        return await backend.client.predict(body, { signal })
      } catch (error) {
        signal.throwIfAborted()
        const pauseMs = retryAfterMs[attempt]
        if (pauseMs === undefined || !isPassing(error)) throw error
        await delay(pauseMs, undefined, { signal })
        const ending = backend.ending()
        if (ending !== undefined) throw ended(backend, ending, error)
      }
    }
  }

  const inHalves = async (tasks: readonly Task[], signal: AbortSignal): Promise<PredictedTasks> => {
    const middle = Math.ceil(tasks.length / 2)
    const first = await predict(tasks.slice(0, middle), signal)
    const second = await predict(tasks.slice(middle), signal)
    return { version: second.version || first.version, slots: [...first.slots, ...second.slots] }
  }

  const predict: PredictTasks = async (tasks, signal) => {
    try {
      const answer = await send(tasks, signal)
      return await askAgain(tasks, readAnswer(answer, tasks.length), signal)
    } catch (error) {
      if (signal.aborted || !isOfRequest(error)) throw error
      if (tasks.length > 1) return inHalves(tasks, signal)
      return { version: '', slots: [{ failed: (error as Error).message }] }
    }
  }

  /** A task that is late alone stays late. */
  const askAgain = async (
    tasks: readonly Task[],
    { version, slots, late }: PredictedTasks & { late: readonly number[] },
    signal: AbortSignal,
  ): Promise<PredictedTasks> => {
    if (late.length === 0 || tasks.length === 1) return { version, slots }
    const chosen = late.map((index) => tasks[index]!)
    const again = late.length === tasks.length ? await inHalves(chosen, signal) : await predict(chosen, signal)
    return {
      version: again.version || version,
      slots: slots.map((slot, index) => again.slots[late.indexOf(index)] ?? slot),
    }
  }

  return predict
}

function readAnswer({ results, model_version: version, failures = [] }: PredictResponse, expected: number) {
  if (results.length !== expected) {
    throw new BackendError(
      'INTERNAL',
      `The backend answered ${results.length} slots for ${expected} tasks: each needs one.`,
    )
  }
  const failureOf = new Map(failures.map((failure) => [failure.index, failure]))
  const someLate = failures.some(({ reason }) => reason === 'deadline')
  const late: number[] = []
  const slots = results.map((slot, index): PredictedSlot => {
    const predictions = [slot].flat()
    const failure = failureOf.get(index)
    if (predictions.length > 0) return failure ? { predictions, lost: failure.detail } : { predictions }
    if (failure?.reason === 'deadline' || (!failure && someLate)) late.push(index)
    return { failed: failure?.detail ?? 'not told why: a backend names the first failures of a request' }
  })
  return { version, slots, late }
}

function isOfRequest(error: unknown): boolean {
  const { name, code } = error as Error & { code?: string }
  return name === 'ClientError' && requestErrors.has(code ?? '')
}

function isPassing(error: unknown): boolean {
  const { code, status } = error as { code?: string; status?: number }
  return passingErrors.has(code ?? '') || (code === 'ANSWER_UNREADABLE' && [502, 503, 504].includes(status ?? 0))
}

function ended({ name }: OpenBackend, ending: string, cause: unknown): BackendError {
  return new BackendError('INTERNAL', `${name} ${ending}`, { cause })
}
