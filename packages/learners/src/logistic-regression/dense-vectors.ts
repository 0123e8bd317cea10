/** Sum of products over the first `length` numbers. */
export function dot(left: Float64Array, right: Float64Array, length = left.length): number {
  let sum = 0
  for (let at = 0; at < length; at++) sum += left[at]! * right[at]!
  return sum
}

/** Adds `scale · source` to `target` over the first `length` numbers. */
export function addScaled(target: Float64Array, scale: number, source: Float64Array, length = target.length): void {
  for (let at = 0; at < length; at++) target[at]! += scale * source[at]!
}

/** The largest absolute value, 0 for an empty vector. */
export function largestMagnitude(values: Float64Array | Float32Array): number {
  let largest = 0
  for (let at = 0; at < values.length; at++) largest = Math.max(largest, Math.abs(values[at]!))
  return largest
}
