import { setTimeout as delay } from 'node:timers/promises'

export interface BackOffOptions {
  /** Milliseconds before each further try; the last one is repeated. */
  pausesMs: readonly number[]
  signal: AbortSignal
  /** @param idleMs milliseconds since the work got on */
  isWorthAnotherTry(error: unknown, idleMs: number): boolean
  /** Called before each pause. */
  onRetry(error: unknown, pauseMs: number): void
}

/** Tries again and again, ever more slowly. `work` is given what to call when it got on: the pauses are short again then. */
export async function withBackOff<Result>(
  work: (gotOn: () => void) => Promise<Result>,
  { pausesMs, signal, isWorthAnotherTry, onRetry }: BackOffOptions,
): Promise<Result> {
  let tries = 0
  let gotOnAtMs = performance.now()
  const gotOn = () => {
    tries = 0
    gotOnAtMs = performance.now()
  }
  for (;;) {
    try {
      return await work(gotOn)
    } catch (error) {
      signal.throwIfAborted()
      if (!isWorthAnotherTry(error, performance.now() - gotOnAtMs)) throw error
      const pauseMs = pausesMs[Math.min(tries, pausesMs.length - 1)]!
      tries++
      onRetry(error, pauseMs)
      await delay(pauseMs, undefined, { signal })
    }
  }
}
