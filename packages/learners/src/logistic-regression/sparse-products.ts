import type { Pacer } from '../pacer.ts'
import type { SparseRows } from '../text/sparse-rows.ts'

/** About how many multiplications are done between two looks at the clock. */
const OPERATIONS_PER_PAUSE = 1_000_000

/** A matrix whose last column, not stored, is all ones: the column of the intercepts. */
export interface Design {
  features: SparseRows
  /** Numbers for each row and column: 1 for two classes, else the number of classes. */
  outputs: number
}

/**
 * Adds `design · coefficients` to `products` (rows × outputs).
 * `coefficients` is (columns + 1) × outputs, its last row the intercepts.
 */
export async function addProducts(
  design: Design,
  coefficients: Float64Array | Float32Array,
  products: Float64Array,
  pacer: Pacer,
): Promise<void> {
  const add = design.outputs === 1 ? addProductsOfOne : addProductsOfMany
  await inBlocks(design, pacer, (from, to) => add(design, coefficients, products, from, to))
}

/** The same as `addProducts` in one go, for few rows. */
export function addProductsNow(
  design: Design,
  coefficients: Float64Array | Float32Array,
  products: Float64Array,
): void {
  const add = design.outputs === 1 ? addProductsOfOne : addProductsOfMany
  add(design, coefficients, products, 0, design.features.rows)
}

/** Adds the transposed design times `residuals` (rows × outputs) to `sums` ((columns + 1) × outputs). */
export async function addTransposedProducts(
  design: Design,
  residuals: Float64Array,
  sums: Float64Array,
  pacer: Pacer,
): Promise<void> {
  const add = design.outputs === 1 ? addTransposedOfOne : addTransposedOfMany
  await inBlocks(design, pacer, (from, to) => add(design.features, residuals, sums, design.outputs, from, to))
}

/** As `addTransposedProducts`, with every entry of the design squared. */
export async function addSquaredProducts(
  design: Design,
  curvatures: Float64Array,
  sums: Float64Array,
  pacer: Pacer,
): Promise<void> {
  await inBlocks(design, pacer, (from, to) => addSquares(design.features, curvatures, sums, design.outputs, from, to))
}

async function inBlocks(
  { features, outputs }: Design,
  pacer: Pacer,
  work: (from: number, to: number) => void,
): Promise<void> {
  const entriesPerRow = 1 + features.indptr[features.rows]! / Math.max(1, features.rows)
  const block = Math.max(1, Math.floor(OPERATIONS_PER_PAUSE / (entriesPerRow * outputs)))
  for (let from = 0; from < features.rows; from += block) {
    work(from, Math.min(features.rows, from + block))
    await pacer.pause()
  }
}

function addProductsOfOne(
  { features }: Design,
  coefficients: Float64Array | Float32Array,
  products: Float64Array,
  from: number,
  to: number,
): void {
  const { indptr, indices, values } = features
  const intercept = coefficients[features.columns]!
  for (let row = from; row < to; row++) {
    let sum = intercept
    const end = indptr[row + 1]!
    for (let entry = indptr[row]!; entry < end; entry++) sum += values[entry]! * coefficients[indices[entry]!]!
    products[row]! += sum
  }
}

function addProductsOfMany(
  { features, outputs }: Design,
  coefficients: Float64Array | Float32Array,
  products: Float64Array,
  from: number,
  to: number,
): void {
  const { indptr, indices, values } = features
  const intercepts = features.columns * outputs
  for (let row = from; row < to; row++) {
    const target = row * outputs
    for (let output = 0; output < outputs; output++) products[target + output]! += coefficients[intercepts + output]!
    for (let entry = indptr[row]!; entry < indptr[row + 1]!; entry++) {
      const value = values[entry]!
      const source = indices[entry]! * outputs
      for (let output = 0; output < outputs; output++) {
        products[target + output]! += value * coefficients[source + output]!
      }
    }
  }
}

function addTransposedOfOne(
  { indptr, indices, values, columns }: SparseRows,
  residuals: Float64Array,
  sums: Float64Array,
  _outputs: number,
  from: number,
  to: number,
): void {
  for (let row = from; row < to; row++) {
    const residual = residuals[row]!
    sums[columns]! += residual
    const end = indptr[row + 1]!
    for (let entry = indptr[row]!; entry < end; entry++) sums[indices[entry]!]! += values[entry]! * residual
  }
}

function addTransposedOfMany(
  { indptr, indices, values, columns }: SparseRows,
  residuals: Float64Array,
  sums: Float64Array,
  outputs: number,
  from: number,
  to: number,
): void {
  for (let row = from; row < to; row++) {
    const source = row * outputs
    for (let output = 0; output < outputs; output++) sums[columns * outputs + output]! += residuals[source + output]!
    for (let entry = indptr[row]!; entry < indptr[row + 1]!; entry++) {
      const value = values[entry]!
      const target = indices[entry]! * outputs
      for (let output = 0; output < outputs; output++) sums[target + output]! += value * residuals[source + output]!
    }
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
