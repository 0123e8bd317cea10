import { setTimeout as sleep } from 'node:timers/promises'

export interface WaitOptions {
  /** Milliseconds after which waiting fails. Default 10 000. */
  deadlineMs?: number
  /** Milliseconds between two looks. Default 100. */
  everyMs?: number
}

/**
 * Looks again and again until `look` returns something truthy, and returns it.
 * An error thrown by `look` counts as "not yet"; the last one is quoted when the deadline passes.
 * @throws Error naming what was awaited, for how long, and what was seen last.
 */
export async function waitUntil<T>(what: string, look: () => Promise<T> | T, options: WaitOptions = {}) {
  const { deadlineMs = 10_000, everyMs = 100 } = options
  const start = performance.now()
  let seen = 'nothing'
  for (;;) {
    try {
      const value = await look()
      if (value) return value as Exclude<T, undefined | null | false | 0 | ''>
      seen = JSON.stringify(value) ?? String(value)
    } catch (error) {
      seen = error instanceof Error ? error.message : String(error)
    }
    if (performance.now() - start > deadlineMs) {
      throw new Error(`Waited ${Math.round(deadlineMs / 100) / 10} s until ${what}; last seen: ${seen}`)
    }
    await sleep(everyMs)
  }
}
