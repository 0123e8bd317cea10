import { setImmediate as nextTurn } from 'node:timers/promises'

const longestHoldMs = 10

/** New connections are accepted one in a turn of the event loop, and read in the next: a long hold has many waiting. */
const fewestTurns = 3
const mostTurns = 64

/** Returns undefined while the event loop has been held for a short time only, else a promise to wait for. */
export type YieldToEventLoop = () => Promise<void> | undefined

/**
 * Gives other requests their turn: `await yieldToEventLoop()` between pieces of work goes on at once until the work has
 * held the event loop for 10 ms, then lets the loop go round. All requests of a backend share one, so that many large ones
 * together hold the loop no longer than one does: whoever waits is let go one by one, each in a turn of its own.
 */
export function createYielder(): YieldToEventLoop {
  let heldSince: number | undefined
  let lastWaiter: Promise<void> | undefined
  const startHold = () => {
    heldSince = performance.now()
    setImmediate(() => {
      heldSince = undefined
    })
    return heldSince
  }
  const waitForTurn = async (before: Promise<void> | undefined, turns: number) => {
    await before
    for (let turn = 0; turn < turns; turn++) await nextTurn()
    startHold()
  }
  return () => {
    const heldMs = performance.now() - (heldSince ?? startHold())
    if (!lastWaiter && heldMs < longestHoldMs) return undefined
    const turns = Math.min(mostTurns, fewestTurns + heldMs / longestHoldMs)
    const waiter = waitForTurn(lastWaiter, turns).then(() => {
      if (lastWaiter === waiter) lastWaiter = undefined
    })
    lastWaiter = waiter
    return waiter
  }
}
