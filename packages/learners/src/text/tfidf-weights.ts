import { createSparseRows, type SparseRows } from './sparse-rows.ts'

/** How counts become weights. */
export interface TermWeighting {
  /** Replaces a count `tf` by `1 + ln(tf)`. */
  sublinearTf: boolean
}

/** In how many of the given rows each column occurs (of all rows when none are given). */
export function countDocumentFrequencies(counts: SparseRows, rows?: Int32Array): Int32Array {
  const frequencies = new Int32Array(counts.columns)
  const rowCount = rows?.length ?? counts.rows
  for (let at = 0; at < rowCount; at++) {
    const row = rows === undefined ? at : rows[at]!
    for (let entry = counts.indptr[row]!; entry < counts.indptr[row + 1]!; entry++) {
      frequencies[counts.indices[entry]!]!++
    }
  }
  return frequencies
}

/**
 * The smooth inverse document frequency of scikit-learn's TfidfTransformer: `ln((1 + n) / (1 + df)) + 1`.
 * Columns found in fewer than `minDf` documents get 0, which `weighTerms` leaves out.
 */
export function smoothIdf(documentFrequencies: Int32Array, documentCount: number, minDf: number): Float64Array {
  return Float64Array.from(documentFrequencies, (frequency) =>
    frequency < minDf ? 0 : Math.log((1 + documentCount) / (1 + frequency)) + 1,
  )
}

/**
 * Multiplies counts by idf and divides every row by its l2 norm; a row without terms stays empty.
 * `rows` chooses rows, in its order. Columns whose idf is 0 are left out, as if they had never been counted.
 */
export function weighTerms(
  counts: SparseRows,
  idf: Float64Array,
  { sublinearTf }: TermWeighting,
  rows?: Int32Array,
): SparseRows {
  const rowCount = rows?.length ?? counts.rows
  const weighted = createSparseRows(rowCount, counts.columns, countEntries(counts, rows))
  let end = 0
  for (let at = 0; at < rowCount; at++) {
    const row = rows === undefined ? at : rows[at]!
    const start = end
    for (let entry = counts.indptr[row]!; entry < counts.indptr[row + 1]!; entry++) {
      const inverse = idf[counts.indices[entry]!]!
      if (inverse === 0) continue
      const count = counts.values[entry]!
      weighted.indices[end] = counts.indices[entry]!
      weighted.values[end++] = (sublinearTf && count > 1 ? 1 + Math.log(count) : count) * inverse
    }
    normalize(weighted.values, start, end)
    weighted.indptr[at + 1] = end
  }
  return weighted
}

function countEntries(counts: SparseRows, rows: Int32Array | undefined): number {
  if (rows === undefined) return counts.indptr[counts.rows]!
  let entries = 0
  for (const row of rows) entries += counts.indptr[row + 1]! - counts.indptr[row]!
  return entries
}

function normalize(values: Float32Array, start: number, end: number): void {
  let squares = 0
  for (let entry = start; entry < end; entry++) squares += values[entry]! ** 2
  if (squares === 0) return
  const scale = 1 / Math.sqrt(squares)
  for (let entry = start; entry < end; entry++) values[entry]! *= scale
}
