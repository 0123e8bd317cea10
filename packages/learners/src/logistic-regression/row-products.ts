import type { SparseRows } from '../text/sparse-rows.ts'

/** A matrix with one more column, not stored, that is all ones: the column of the intercepts. */
export interface Design {
  features: SparseRows
  /** Numbers for each row and for each column: 1 for two classes, else the number of classes. */
  outputs: number
}

/** Coefficients are (columns + 1) × outputs, the intercepts last; what belongs to rows is rows × outputs. */
export type Vector = Float64Array | Float32Array

/**
 * Adds the rows `from` to `to` of design · coefficients to `products`. Outputs are done four, two and one at a time,
 * so that their sums stay in registers.
 */
export function addRowProducts(
  design: Design,
  coefficients: Vector,
  products: Float64Array,
  from: number,
  to: number,
): void {
  let offset = 0
  for (; offset + 4 <= design.outputs; offset += 4) addProductsOfFour(design, coefficients, products, offset, from, to)
  if (offset + 2 <= design.outputs) {
    addProductsOfTwo(design, coefficients, products, offset, from, to)
    offset += 2
  }
  if (offset < design.outputs) addProductsOfOne(design, coefficients, products, offset, from, to)
}

function addProductsOfOne(
  { features, outputs }: Design,
  factors: Vector,
  results: Float64Array,
  offset: number,
  from: number,
  to: number,
): void {
  const { indptr, indices, values, columns } = features
  const intercepts = columns * outputs + offset
  const intercept0 = factors[intercepts]!
  for (let row = from; row < to; row++) {
    let sum0 = intercept0
    const end = indptr[row + 1]!
    for (let entry = indptr[row]!; entry < end; entry++) {
      const value = values[entry]!
      const source = indices[entry]! * outputs + offset
      sum0 += value * factors[source]!
    }
    const target = row * outputs + offset
    results[target]! += sum0
  }
}

function addProductsOfTwo(
  { features, outputs }: Design,
  factors: Vector,
  results: Float64Array,
  offset: number,
  from: number,
  to: number,
): void {
  const { indptr, indices, values, columns } = features
  const intercepts = columns * outputs + offset
  const intercept0 = factors[intercepts]!
  const intercept1 = factors[intercepts + 1]!
  for (let row = from; row < to; row++) {
    let sum0 = intercept0
    let sum1 = intercept1
    const end = indptr[row + 1]!
    for (let entry = indptr[row]!; entry < end; entry++) {
      const value = values[entry]!
      const source = indices[entry]! * outputs + offset
      sum0 += value * factors[source]!
      sum1 += value * factors[source + 1]!
    }
    const target = row * outputs + offset
    results[target]! += sum0
    results[target + 1]! += sum1
  }
}

function addProductsOfFour(
  { features, outputs }: Design,
  factors: Vector,
  results: Float64Array,
  offset: number,
  from: number,
  to: number,
): void {
  const { indptr, indices, values, columns } = features
  const intercepts = columns * outputs + offset
  const intercept0 = factors[intercepts]!
  const intercept1 = factors[intercepts + 1]!
  const intercept2 = factors[intercepts + 2]!
  const intercept3 = factors[intercepts + 3]!
  for (let row = from; row < to; row++) {
    let sum0 = intercept0
    let sum1 = intercept1
    let sum2 = intercept2
    let sum3 = intercept3
    const end = indptr[row + 1]!
    for (let entry = indptr[row]!; entry < end; entry++) {
      const value = values[entry]!
      const source = indices[entry]! * outputs + offset
      sum0 += value * factors[source]!
      sum1 += value * factors[source + 1]!
      sum2 += value * factors[source + 2]!
      sum3 += value * factors[source + 3]!
    }
    const target = row * outputs + offset
    results[target]! += sum0
    results[target + 1]! += sum1
    results[target + 2]! += sum2
    results[target + 3]! += sum3
  }
}
