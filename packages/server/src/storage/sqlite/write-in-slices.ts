import { setImmediate as nextTurn } from 'node:timers/promises'
import type { SqliteDatabase } from './database.ts'

/** How long a transaction holds the database, and what comes between two. */
export interface SlicePace {
  longestMs: number
  pause(): Promise<unknown>
}

const yieldingPace: SlicePace = { longestMs: 10, pause: () => nextTurn() }

/**
 * Writes many items without holding the event loop: in transactions of about 10 ms each, with a turn for everything else
 * in between, or at another pace. Each takes the lock for writing at once: a training process that writes between a slice's first read and its
 * first write would fail the slice.
 *
 * @param beginSlice called in each transaction; what it returns writes one item; undefined leaves out the rest
 */
export async function writeInSlices<Item>(
  database: SqliteDatabase,
  items: Iterable<Item>,
  beginSlice: () => ((item: Item) => void) | undefined,
  { longestMs, pause }: SlicePace = yieldingPace,
): Promise<void> {
  const iterator = items[Symbol.iterator]()
  const writeSlice = database.transaction((first: Item): IteratorResult<Item, void> => {
    const write = beginSlice()
    if (!write) return { done: true, value: undefined }
    const end = performance.now() + longestMs
    write(first)
    let next = iterator.next()
    for (; !next.done && performance.now() < end; next = iterator.next()) write(next.value)
    return next
  })
  for (let next = iterator.next(); !next.done; ) {
    next = writeSlice.immediate(next.value)
    if (!next.done) await pause()
  }
}

/** Repeats a small change until it has nothing left to do, with a turn for everything else in between. */
export async function repeatInSlices(change: () => boolean): Promise<void> {
  while (change()) await nextTurn()
}
