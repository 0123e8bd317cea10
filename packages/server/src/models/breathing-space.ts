import { setImmediate as nextTurn } from 'node:timers/promises'

const longestTurn = 10

export type Breathe = () => Promise<void> | undefined

/**
 * Gives other requests their turn: `await breathe()` between pieces of work returns at once until the work has held the
 * event loop for 10 ms, then lets the loop go round. All requests of a backend share one, so that many large ones together
 * hold the loop no longer than one does.
 */
export function createBreathingSpace(): Breathe {
  let turn: Promise<void> | undefined
  let since = performance.now()
  return () => {
    if (turn || performance.now() - since < longestTurn) return turn
    turn = nextTurn().then(() => {
      turn = undefined
      since = performance.now()
    })
    return turn
  }
}
