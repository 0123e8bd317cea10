/**
 * A sparse matrix in compressed rows (CSR): row `i` holds the entries `indptr[i]` up to, but without, `indptr[i + 1]`
 * of `indices` (columns) and `values`. A column occurs at most once in a row; columns within a row are in no
 * particular order.
 */
export interface SparseRows {
  rows: number
  columns: number
  /** Length `rows + 1`. */
  indptr: Int32Array
  /** Length `indptr[rows]`. */
  indices: Int32Array
  /** Length `indptr[rows]`. */
  values: Float32Array
}

/** Puts matrices with the same number of rows side by side; the columns of the second follow those of the first. */
export function joinColumns(blocks: readonly SparseRows[]): SparseRows {
  const first = blocks[0]
  if (first === undefined) throw new RangeError('joinColumns expected at least one matrix, got an empty list.')
  if (blocks.length === 1) return first
  const joined = createSparseRows(
    first.rows,
    sum(blocks, (block) => block.columns),
    sum(blocks, entryCount),
  )
  let end = 0
  for (let row = 0; row < first.rows; row++) {
    let columnOffset = 0
    for (const block of blocks) {
      end = appendRow(joined, end, block, row, columnOffset)
      columnOffset += block.columns
    }
    joined.indptr[row + 1] = end
  }
  return joined
}

/** Allocates a matrix whose entries are still to be filled in. */
export function createSparseRows(rows: number, columns: number, entries: number): SparseRows {
  return {
    rows,
    columns,
    indptr: new Int32Array(rows + 1),
    indices: new Int32Array(entries),
    values: new Float32Array(entries),
  }
}

function appendRow(target: SparseRows, end: number, source: SparseRows, row: number, columnOffset: number): number {
  const { indptr, indices, values } = source
  let position = end
  for (let entry = indptr[row]!; entry < indptr[row + 1]!; entry++, position++) {
    target.indices[position] = indices[entry]! + columnOffset
    target.values[position] = values[entry]!
  }
  return position
}

function entryCount(matrix: SparseRows): number {
  return matrix.indptr[matrix.rows]!
}

function sum(blocks: readonly SparseRows[], measure: (block: SparseRows) => number): number {
  return blocks.reduce((total, block) => total + measure(block), 0)
}
