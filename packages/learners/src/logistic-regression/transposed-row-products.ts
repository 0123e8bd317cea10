import type { Design, Vector } from './row-products.ts'

/** Adds the transposed rows `from` to `to` of the design, times `residuals`, to `sums`; see `addRowProducts`. */
export function addTransposedRowProducts(
  design: Design,
  residuals: Float64Array,
  sums: Float64Array,
  from: number,
  to: number,
): void {
  let offset = 0
  for (; offset + 4 <= design.outputs; offset += 4) addTransposedOfFour(design, residuals, sums, offset, from, to)
  if (offset + 2 <= design.outputs) {
    addTransposedOfTwo(design, residuals, sums, offset, from, to)
    offset += 2
  }
  if (offset < design.outputs) addTransposedOfOne(design, residuals, sums, offset, from, to)
}

function addTransposedOfOne(
  { features, outputs }: Design,
  factors: Vector,
  results: Float64Array,
  offset: number,
  from: number,
  to: number,
): void {
  const { indptr, indices, values, columns } = features
  const intercepts = columns * outputs + offset
  for (let row = from; row < to; row++) {
    const source = row * outputs + offset
    const factor0 = factors[source]!
    results[intercepts]! += factor0
    const end = indptr[row + 1]!
    for (let entry = indptr[row]!; entry < end; entry++) {
      const value = values[entry]!
      const target = indices[entry]! * outputs + offset
      results[target]! += value * factor0
    }
  }
}

function addTransposedOfTwo(
  { features, outputs }: Design,
  factors: Vector,
  results: Float64Array,
  offset: number,
  from: number,
  to: number,
): void {
  const { indptr, indices, values, columns } = features
  const intercepts = columns * outputs + offset
  for (let row = from; row < to; row++) {
    const source = row * outputs + offset
    const factor0 = factors[source]!
    const factor1 = factors[source + 1]!
    results[intercepts]! += factor0
    results[intercepts + 1]! += factor1
    const end = indptr[row + 1]!
    for (let entry = indptr[row]!; entry < end; entry++) {
      const value = values[entry]!
      const target = indices[entry]! * outputs + offset
      results[target]! += value * factor0
      results[target + 1]! += value * factor1
    }
  }
}

function addTransposedOfFour(
  { features, outputs }: Design,
  factors: Vector,
  results: Float64Array,
  offset: number,
  from: number,
  to: number,
): void {
  const { indptr, indices, values, columns } = features
  const intercepts = columns * outputs + offset
  for (let row = from; row < to; row++) {
    const source = row * outputs + offset
    const factor0 = factors[source]!
    const factor1 = factors[source + 1]!
    const factor2 = factors[source + 2]!
    const factor3 = factors[source + 3]!
    results[intercepts]! += factor0
    results[intercepts + 1]! += factor1
    results[intercepts + 2]! += factor2
    results[intercepts + 3]! += factor3
    const end = indptr[row + 1]!
    for (let entry = indptr[row]!; entry < end; entry++) {
      const value = values[entry]!
      const target = indices[entry]! * outputs + offset
      results[target]! += value * factor0
      results[target + 1]! += value * factor1
      results[target + 2]! += value * factor2
      results[target + 3]! += value * factor3
    }
  }
}
