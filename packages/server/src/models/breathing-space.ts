import { setImmediate as nextTurn } from 'node:timers/promises'

const longestTurn = 10

/**
 * Gives other requests their turn: `await breathe()` between pieces of work returns at once until the work has held the
 * event loop for 10 ms, then lets the loop go round. Everybody who works on one request shares one of these.
 */
export function createBreathingSpace(): () => Promise<void> | undefined {
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
