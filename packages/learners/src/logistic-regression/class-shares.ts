/**
 * What each row is, as shares of classes that sum to 1: row `i` has the entries `indptr[i]` up to, but without,
 * `indptr[i + 1]` of `classes` and `shares`. People who disagree about a row make a row of several classes.
 */
export interface ClassShares {
  /** Length rows + 1. */
  indptr: Int32Array
  classes: Int32Array
  shares: Float64Array
}

/** Rows of one class each. */
export function sharesOfClasses(classes: Int32Array): ClassShares {
  return {
    indptr: Int32Array.from({ length: classes.length + 1 }, (_, row) => row),
    classes,
    shares: new Float64Array(classes.length).fill(1),
  }
}

/** The given rows, in their order. */
export function pickShares({ indptr, classes, shares }: ClassShares, rows: ArrayLike<number>): ClassShares {
  const picked = { indptr: new Int32Array(rows.length + 1), classes: [] as number[], shares: [] as number[] }
  for (let at = 0; at < rows.length; at++) {
    for (let entry = indptr[rows[at]!]!; entry < indptr[rows[at]! + 1]!; entry++) {
      picked.classes.push(classes[entry]!)
      picked.shares.push(shares[entry]!)
    }
    picked.indptr[at + 1] = picked.classes.length
  }
  return {
    indptr: picked.indptr,
    classes: Int32Array.from(picked.classes),
    shares: Float64Array.from(picked.shares),
  }
}

/** The share that one class has of each row. */
export function sharesOfClass({ indptr, classes, shares }: ClassShares, wanted: number): Float64Array {
  const ofClass = new Float64Array(indptr.length - 1)
  for (let row = 0; row < ofClass.length; row++) {
    for (let entry = indptr[row]!; entry < indptr[row + 1]!; entry++) {
      if (classes[entry] === wanted) ofClass[row]! += shares[entry]!
    }
  }
  return ofClass
}
