import { setImmediate } from 'node:timers/promises'

/** Lets a long computation share its thread: it yields to the event loop now and then and notices a cancel. */
export interface Yielder {
  /** Call it between pieces of work of a few milliseconds. Throws the signal's reason once the signal is aborted. */
  yieldToEventLoop(): Promise<void>
}

/**
 * Creates a yielder that yields after every `sliceMs` of work, so that timers and sockets of the same
 * thread wait no longer than about that.
 *
 * `yieldToEventLoop()` rejects with `signal.reason`, an `AbortError` unless the caller aborted with a reason of its own.
 */
export function createYielder(signal?: AbortSignal, sliceMs = 20): Yielder {
  let sliceStart = performance.now()
  return {
    async yieldToEventLoop() {
      signal?.throwIfAborted()
      if (performance.now() - sliceStart < sliceMs) return
      await setImmediate()
      signal?.throwIfAborted()
      sliceStart = performance.now()
    },
  }
}
