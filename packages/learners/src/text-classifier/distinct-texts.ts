import type { ClassShares } from '../logistic-regression/class-shares.ts'
import type { Yielder } from '../yielder.ts'
import { cleanText } from './text-features.ts'

const DOCUMENTS_PER_PAUSE = 50

/** What one document says: the classes it was given. */
export interface Opinion {
  /** The position of its text among the distinct ones. */
  row: number
  classes: readonly number[]
  weight: number
}

/** The cleaned texts, each once, and which of them each document is. */
export async function findDistinctTexts(documents: readonly string[], yielder: Yielder) {
  const rowOfText = new Map<string, number>()
  const rowOf = new Int32Array(documents.length)
  for (let at = 0; at < documents.length; at++) {
    const text = cleanText(documents[at]!).trim()
    const row = rowOfText.get(text) ?? rowOfText.size
    rowOfText.set(text, row)
    rowOf[at] = row
    if (at % DOCUMENTS_PER_PAUSE === 0) await yielder.yieldToEventLoop()
  }
  return { texts: [...rowOfText.keys()], rowOf }
}

/** All opinions about a text as one row: its weight is the sum of theirs, a class has the share of those that name it. */
export function joinOpinions(
  opinions: readonly Opinion[],
  rowCount: number,
): { targets: ClassShares; weights: Float64Array } {
  const weights = new Float64Array(rowCount)
  const indptr = new Int32Array(rowCount + 1)
  for (const { row, classes, weight } of opinions) {
    weights[row]! += weight
    indptr[row + 1]! += classes.length
  }
  for (let row = 0; row < rowCount; row++) indptr[row + 1]! += indptr[row]!
  const entries = indptr[rowCount]!
  const targets = { indptr, classes: new Int32Array(entries), shares: new Float64Array(entries) }
  const next = indptr.slice()
  for (const { row, classes, weight } of opinions) {
    for (const classIndex of classes) {
      targets.classes[next[row]!] = classIndex
      targets.shares[next[row]!++] = weights[row] === 0 ? 0 : weight / weights[row]!
    }
  }
  return { targets, weights }
}
