import type { SparseRows } from '../text/sparse-rows.ts'
import type { TfidfOptions } from '../text/tfidf-options.ts'
import { countDocumentFrequencies, smoothIdf } from '../text/tfidf-weights.ts'
import type { Yielder } from '../yielder.ts'
import { weighFeatures } from './text-features.ts'

/** Fewer held-out documents than this say too little about a temperature. */
const MIN_DOCUMENTS = 10
/** Folds only have to be about as confident as the final model, not to the last digit. */
export const FOLD_TOLERANCE = 3e-4
/** So many held-out documents give a temperature to about two digits; more folds would only cost time. */
const ENOUGH_DOCUMENTS = 5000

/** A counted corpus, a matrix of term counts for each vectorizer. */
export interface CountedCorpus {
  counts: readonly SparseRows[]
  options: readonly Required<TfidfOptions>[]
  yielder: Yielder
}

/** Nor are more logits than these needed, which are as many as documents × classes. */
const ENOUGH_LOGITS = 2_000_000

/** How many of the folds are fitted, when so many documents could be held out. */
export function countFoldsUsed(foldCount: number, available: number, outputs = 1): number {
  if (foldCount < 2 || available < MIN_DOCUMENTS) return 0
  const enough = Math.min(ENOUGH_DOCUMENTS, ENOUGH_LOGITS / outputs)
  return Math.min(foldCount, Math.ceil((enough * foldCount) / available))
}

/** The rows of one fold and the others, and how to get features of rows with an idf that knows of the others only. */
export function holdOut({ counts, options, yielder }: CountedCorpus, folds: Int32Array, fold: number) {
  const heldOut = rowsWhere(folds, (of) => of === fold)
  const others = rowsWhere(folds, (of) => of !== fold)
  const idfs = counts.map((matrix, at) =>
    smoothIdf(countDocumentFrequencies(matrix, others), others.length, options[at]!.minDf),
  )
  return { heldOut, others, featuresOf: (rows: Int32Array) => weighFeatures(counts, idfs, options, yielder, rows) }
}

function rowsWhere(folds: Int32Array, wanted: (fold: number) => boolean): Int32Array {
  return folds.map((_, row) => row).filter((row) => wanted(folds[row]!))
}
