import { setTimeout as wait } from 'node:timers/promises'
import { isBackendError } from '@label-studio-ml/protocol'
import { pauseMs, type RetryPolicy } from './tries.ts'

export interface ResumeOptions<Item> {
  /** `retries`: how often it is read again without one more item. */
  policy: RetryPolicy
  signal?: AbortSignal | undefined
  /** Was the item, at this position of the answer, given before the answer broke off? */
  wasGiven(item: Item, position: number): boolean
}

/**
 * Reads a list that may break off in the middle, and again what was not given yet.
 *
 * @param open asks for the list, with tries of its own
 */
export async function* resume<Item>(
  open: () => Promise<AsyncIterable<Item>>,
  { policy, signal, wasGiven }: ResumeOptions<Item>,
): AsyncGenerator<Item> {
  for (let fruitless = 0; ; ) {
    let position = 0
    const items = await open()
    try {
      for await (const item of items) {
        if (wasGiven(item, position++)) continue
        fruitless = 0
        yield item
      }
      return
    } catch (error) {
      if (!isBrokenOff(error) || fruitless >= policy.retries) throw error
      await wait(pauseMs(fruitless++, policy.firstPauseMs), undefined, { signal })
    }
  }
}

function isBrokenOff(error: unknown): boolean {
  return isBackendError(error) && (error.code === 'LABEL_STUDIO_UNREACHABLE' || error.code === 'JSON_LIST_INVALID')
}
