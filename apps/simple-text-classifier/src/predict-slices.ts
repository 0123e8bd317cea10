import { setImmediate as nextTurn } from 'node:timers/promises'
import type { LearnedHead } from './learned-head.ts'

/** UTF-16 units of text that are classified in one go: some milliseconds of work. */
const sliceLength = 50_000

/** The probabilities of each text, with turns for other requests in between. Rejects with the signal's reason once it is aborted. */
export async function predictInSlices(
  { predictProbabilities }: LearnedHead['classifier'],
  texts: readonly string[],
  signal: AbortSignal,
): Promise<ArrayLike<number>[]> {
  const rows: ArrayLike<number>[] = []
  while (rows.length < texts.length) {
    if (rows.length > 0) await nextTurn()
    signal.throwIfAborted()
    let end = rows.length
    for (let length = 0; end < texts.length && length < sliceLength; end++) length += texts[end]!.length
    rows.push(...predictProbabilities(texts.slice(rows.length, end)))
  }
  return rows
}
