import { setImmediate as nextTurn } from 'node:timers/promises'

const maxHoldMs = 10

/** Node accepts one new connection in each turn of the event loop and reads it in the next; after a long hold many wait. */
const minTurns = 3
const maxTurns = 64

/** Returns undefined while the event loop has been held for a short time only, else a promise to wait for. */
export type YieldToEventLoop = () => Promise<void> | undefined

/**
 * Lets other requests run: `await yieldToEventLoop()` between pieces of work returns at once until the work has held the
 * event loop for 10 ms, then waits for some turns of the loop. All requests of a backend share one, so that many large
 * ones together hold the loop no longer than one does: those that wait continue one by one, each in a turn of its own.
 */
export function createYielder(): YieldToEventLoop {
  let heldSinceMs: number | undefined
  let lastWaiter: Promise<void> | undefined
  const startHold = () => {
    heldSinceMs = performance.now()
    setImmediate(() => {
      heldSinceMs = undefined
    })
    return heldSinceMs
  }
  const waitForTurn = async (before: Promise<void> | undefined, turns: number) => {
    await before
    for (let turn = 0; turn < turns; turn++) await nextTurn()
    startHold()
  }
  return () => {
    const heldMs = performance.now() - (heldSinceMs ?? startHold())
    if (!lastWaiter && heldMs < maxHoldMs) return undefined
    const turns = Math.min(maxTurns, minTurns + heldMs / maxHoldMs)
    const waiter = waitForTurn(lastWaiter, turns).then(() => {
      if (lastWaiter === waiter) lastWaiter = undefined
    })
    lastWaiter = waiter
    return waiter
  }
}
