/** `'balanced'`, or one factor for each class. */
export type ClassWeights = 'balanced' | ArrayLike<number>

/**
 * The weight of each row: its sample weight (1 unless given) times its class's weight. `'balanced'` makes all
 * classes weigh the same: total / (classes × the class's total), as scikit-learn (1.7 and later) counts it with sample
 * weights. Throws a RangeError for weights that are negative, not finite or of the wrong number.
 */
export function computeRowWeights(
  targets: Int32Array,
  classCount: number,
  classWeights?: ClassWeights,
  sampleWeights?: ArrayLike<number>,
): Float64Array {
  const weights = new Float64Array(targets.length).fill(1)
  if (sampleWeights !== undefined) {
    requireWeights('sampleWeights', sampleWeights, targets.length)
    weights.set(Array.from(sampleWeights))
  }
  if (classWeights === undefined) return weights
  const factors = classWeights === 'balanced' ? balance(targets, weights, classCount) : classWeights
  requireWeights('classWeights', factors, classCount)
  return weights.map((weight, row) => weight * factors[targets[row]!]!)
}

function balance(targets: Int32Array, weights: Float64Array, classCount: number): Float64Array {
  const totals = new Float64Array(classCount)
  let total = 0
  weights.forEach((weight, row) => {
    totals[targets[row]!]! += weight
    total += weight
  })
  return totals.map((ofClass) => (ofClass === 0 ? 0 : total / (classCount * ofClass)))
}

function requireWeights(name: string, weights: ArrayLike<number>, expected: number): void {
  if (weights.length !== expected) {
    throw new RangeError(`${name} expected ${expected} weights, got ${weights.length}.`)
  }
  for (let at = 0; at < expected; at++) {
    if (!(weights[at]! >= 0 && weights[at]! < Number.POSITIVE_INFINITY)) {
      throw new RangeError(`${name}[${at}] expected a finite number of at least 0, got ${weights[at]}.`)
    }
  }
}
