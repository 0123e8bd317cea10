/** Classes are numbers from 0; a row of probabilities has one for each class. */
export type ProbabilityRows = readonly ArrayLike<number>[]

/** scikit-learn keeps probabilities this far from 0 before it takes their logarithm (the machine epsilon of doubles). */
const SMALLEST_PROBABILITY = Number.EPSILON

/** The class with the highest probability in each row, the first of equals. */
export function chooseClasses(probabilities: ProbabilityRows): Int32Array {
  return Int32Array.from(probabilities, (row) => {
    let best = 0
    for (let at = 1; at < row.length; at++) if (row[at]! > row[best]!) best = at
    return best
  })
}

/** The part of the rows whose predicted class is the true one, 0 to 1 (scikit-learn's `accuracy_score`). */
export function accuracy(targets: ArrayLike<number>, predictions: ArrayLike<number>): number {
  requireSameLength(targets.length, predictions.length)
  let right = 0
  for (let row = 0; row < targets.length; row++) if (targets[row] === predictions[row]) right++
  return right / targets.length
}

/**
 * The mean over classes of 2 · precision · recall / (precision + recall), over all classes that occur among targets or
 * predictions (scikit-learn's `f1_score` with `average='macro'`).
 */
export function macroF1(targets: ArrayLike<number>, predictions: ArrayLike<number>): number {
  requireSameLength(targets.length, predictions.length)
  const right = new Map<number, number>()
  const occurrences = new Map<number, number>()
  for (let row = 0; row < targets.length; row++) {
    const target = targets[row]!
    const prediction = predictions[row]!
    occurrences.set(target, (occurrences.get(target) ?? 0) + 1)
    occurrences.set(prediction, (occurrences.get(prediction) ?? 0) + 1)
    if (target === prediction) right.set(target, (right.get(target) ?? 0) + 1)
  }
  let sum = 0
  for (const [label, count] of occurrences) sum += (2 * (right.get(label) ?? 0)) / count
  return sum / occurrences.size
}

/** Mean of -ln(probability of the true class), in nats (scikit-learn's `log_loss`). */
export function logLoss(targets: ArrayLike<number>, probabilities: ProbabilityRows): number {
  requireSameLength(targets.length, probabilities.length)
  let sum = 0
  for (let row = 0; row < targets.length; row++) {
    sum -= Math.log(Math.max(SMALLEST_PROBABILITY, probabilities[row]![targets[row]!]!))
  }
  return sum / targets.length
}

/**
 * Expected calibration error, 0 to 1: rows are put into `binCount` bins of equal width by their highest probability, and
 * the distance between a bin's mean highest probability and its accuracy is averaged, weighted by the bin's rows
 * (Guo et al. 2017, equation 3). A probability on the edge of two bins counts in the upper one.
 */
export function expectedCalibrationError(
  targets: ArrayLike<number>,
  probabilities: ProbabilityRows,
  binCount = 15,
): number {
  requireSameLength(targets.length, probabilities.length)
  const surplus = new Float64Array(binCount)
  const predictions = chooseClasses(probabilities)
  for (let row = 0; row < targets.length; row++) {
    const confidence = probabilities[row]![predictions[row]!]!
    const bin = Math.min(binCount - 1, Math.floor(confidence * binCount))
    surplus[bin]! += confidence - (predictions[row] === targets[row] ? 1 : 0)
  }
  return surplus.reduce((sum, difference) => sum + Math.abs(difference), 0) / targets.length
}

function requireSameLength(targets: number, others: number): void {
  if (targets === others && targets > 0) return
  throw new RangeError(
    `Metrics expected as many predictions as targets and at least one, got ${others} for ${targets}.`,
  )
}
