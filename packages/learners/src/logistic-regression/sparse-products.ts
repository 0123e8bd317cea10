import type { SparseRows } from '../text/sparse-rows.ts'
import type { Yielder } from '../yielder.ts'
import { addRowProducts, type Design, type Vector } from './row-products.ts'
import { addTransposedRowProducts } from './transposed-row-products.ts'

/** About how many multiplications are done between two looks at the clock. */
const OPERATIONS_PER_PAUSE = 1_000_000

/** Adds design · coefficients to `products`. */
export async function addProducts(
  design: Design,
  coefficients: Float64Array,
  products: Float64Array,
  yielder: Yielder,
): Promise<void> {
  await inBlocks(design, yielder, (from, to) => addRowProducts(design, coefficients, products, from, to))
}

/** The same as `addProducts` in one go, for few rows. */
export function addProductsNow(design: Design, coefficients: Vector, products: Float64Array): void {
  addRowProducts(design, coefficients, products, 0, design.features.rows)
}

/** Adds the transposed design times `residuals` to `sums`. */
export async function addTransposedProducts(
  design: Design,
  residuals: Float64Array,
  sums: Float64Array,
  yielder: Yielder,
): Promise<void> {
  await inBlocks(design, yielder, (from, to) => addTransposedRowProducts(design, residuals, sums, from, to))
}

/** As `addTransposedProducts`, with every entry of the design squared. */
export async function addSquaredProducts(
  design: Design,
  curvatures: Float64Array,
  sums: Float64Array,
  yielder: Yielder,
): Promise<void> {
  await inBlocks(design, yielder, (from, to) => addSquares(design.features, curvatures, sums, design.outputs, from, to))
}

async function inBlocks(
  { features, outputs }: Design,
  yielder: Yielder,
  work: (from: number, to: number) => void,
): Promise<void> {
  const entriesPerRow = 1 + features.indptr[features.rows]! / Math.max(1, features.rows)
  const block = Math.max(1, Math.floor(OPERATIONS_PER_PAUSE / (entriesPerRow * outputs)))
  for (let from = 0; from < features.rows; from += block) {
    work(from, Math.min(features.rows, from + block))
    await yielder.yieldToEventLoop()
  }
}

function addSquares(
  { indptr, indices, values, columns }: SparseRows,
  curvatures: Float64Array,
  sums: Float64Array,
  outputs: number,
  from: number,
  to: number,
): void {
  for (let row = from; row < to; row++) {
    const source = row * outputs
    for (let output = 0; output < outputs; output++) sums[columns * outputs + output]! += curvatures[source + output]!
    for (let entry = indptr[row]!; entry < indptr[row + 1]!; entry++) {
      const square = values[entry]! * values[entry]!
      const target = indices[entry]! * outputs
      for (let output = 0; output < outputs; output++) sums[target + output]! += square * curvatures[source + output]!
    }
  }
}
