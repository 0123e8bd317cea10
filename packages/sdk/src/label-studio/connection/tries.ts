import { setTimeout as wait } from 'node:timers/promises'

/** Why a request may be sent again: it did not reach Label Studio, or what it does may be done twice. */
export interface Failure {
  error: Error
  /** Sending the same request again may help. */
  isTemporary: boolean
  /** Label Studio has certainly not done what it was asked. */
  isUndone: boolean
  /** Milliseconds that the answer asked to wait. */
  retryAfterMs?: number | undefined
}

export type Outcome<Value> = { value: Value } | { failure: Failure }

/** How often and how soon a request is sent again. */
export interface RetryPolicy {
  retries: number
  firstPauseMs: number
}

export interface TryOptions extends RetryPolicy {
  /** The request may be done twice. */
  isRepeatable: boolean
  signal?: AbortSignal | undefined
}

const longestPauseMs = 8_000
/** Longer than this nobody waits for `Retry-After`. */
const longestRetryAfterMs = 60_000

/** Sends until it succeeds, with growing pauses of random length, and throws the last error. */
export async function withRetries<Value>(
  send: () => Promise<Outcome<Value>>,
  { retries, firstPauseMs, isRepeatable, signal }: TryOptions,
): Promise<Value> {
  for (let attempt = 0; ; attempt++) {
    const outcome = await send()
    if ('value' in outcome) return outcome.value
    const { error, isTemporary, isUndone, retryAfterMs = 0 } = outcome.failure
    const mayRepeat = isTemporary && (isRepeatable || isUndone)
    if (!mayRepeat || attempt >= retries || retryAfterMs > longestRetryAfterMs) throw error
    await wait(Math.max(retryAfterMs, pauseMs(attempt, firstPauseMs)), undefined, { signal })
  }
}

/** Between three and five quarters of a pause that doubles, so that clients do not come back together. */
export function pauseMs(attempt: number, firstPauseMs: number): number {
  return Math.min(longestPauseMs, firstPauseMs * 2 ** attempt) * (0.75 + Math.random() / 2)
}

/** Milliseconds of a header `Retry-After`, which holds seconds or a date. */
export function retryAfterMsOf(header: string | undefined, now = Date.now()): number | undefined {
  if (header === undefined) return undefined
  const ms = /^\s*\d+\s*$/.test(header) ? Number(header) * 1000 : Date.parse(header) - now
  return Number.isNaN(ms) ? undefined : Math.max(0, ms)
}
