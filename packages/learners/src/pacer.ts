import { setImmediate } from 'node:timers/promises'

/** Lets a long computation share its thread: it yields to the event loop now and then and notices a cancel. */
export interface Pacer {
  /** Call it between pieces of work of a few milliseconds. Throws the signal's reason once the signal is aborted. */
  pause(): Promise<void>
}

/**
 * Creates a pacer that yields after every `sliceMilliseconds` of work, so that timers and sockets of the same
 * thread wait no longer than about that.
 *
 * `pause()` rejects with `signal.reason`, an `AbortError` unless the caller aborted with a reason of its own.
 */
export function createPacer(signal?: AbortSignal, sliceMilliseconds = 20): Pacer {
  let sliceStart = performance.now()
  return {
    async pause() {
      signal?.throwIfAborted()
      if (performance.now() - sliceStart < sliceMilliseconds) return
      await setImmediate()
      signal?.throwIfAborted()
      sliceStart = performance.now()
    },
  }
}
