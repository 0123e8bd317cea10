import { type ClassShares, sharesOfClasses } from '../logistic-regression/class-shares.ts'
import { largestMagnitude } from '../logistic-regression/dense-vectors.ts'

const LOWEST_LOG_TEMPERATURE = -3
const HIGHEST_LOG_TEMPERATURE = 3
/** How firmly T = 1 is believed beforehand: with fewer than a hundred documents cross-validation errs either way. */
const PRIOR_PRECISION = 10
const GOLDEN_SECTION = (Math.sqrt(5) - 1) / 2
const SEARCH_STEPS = 40

/** Logits of documents that the model did not see while it was fitted, and their true classes. */
export interface HeldOutLogits {
  /** Rows × outputs; one output is the log-odds of class 1. */
  logits: Float64Array | Float32Array
  outputs: number
  /** The class of each row, or the shares of its classes. */
  targets: ArrayLike<number> | ClassShares
  /** One for each row, 1 unless given. */
  weights?: ArrayLike<number>
}

/**
 * The temperature T for which the log-loss of softmax(logits / T) is lowest (Guo, Pleiss, Sun and Weinberger 2017, "On
 * Calibration of Modern Neural Networks", section 4.2). `5 (ln T)²` is added to the summed loss, a normal prior on ln T,
 * so that a few documents that happen to be right do not send T to 0; with more documents it fades.
 * T stays between exp(-3) and exp(3). No documents give 1.
 */
export function fitTemperature(heldOut: HeldOutLogits): number {
  if (largestMagnitude(heldOut.logits) === 0) return 1
  const ofTargets = logitsOfTargets(heldOut)
  const cost = (logTemperature: number) =>
    sumLogLoss(heldOut, ofTargets, Math.exp(-logTemperature)) + (PRIOR_PRECISION * logTemperature * logTemperature) / 2
  let low = LOWEST_LOG_TEMPERATURE
  let high = HIGHEST_LOG_TEMPERATURE
  let left = high - GOLDEN_SECTION * (high - low)
  let right = low + GOLDEN_SECTION * (high - low)
  let leftCost = cost(left)
  let rightCost = cost(right)
  for (let step = 0; step < SEARCH_STEPS; step++) {
    if (leftCost <= rightCost) {
      ;[high, right, rightCost] = [right, left, leftCost]
      left = high - GOLDEN_SECTION * (high - low)
      leftCost = cost(left)
    } else {
      ;[low, left, leftCost] = [left, right, rightCost]
      right = low + GOLDEN_SECTION * (high - low)
      rightCost = cost(right)
    }
  }
  return Math.exp((low + high) / 2)
}

/** The mean logit of each row over the shares of its classes: with it the loss is `ln Σ exp(logit) - mean`. */
function logitsOfTargets({ logits, outputs, targets }: HeldOutLogits): Float64Array {
  const { indptr, classes, shares } = 'indptr' in targets ? targets : sharesOfClasses(Int32Array.from(targets))
  const means = new Float64Array(indptr.length - 1)
  for (let row = 0; row < means.length; row++) {
    for (let entry = indptr[row]!; entry < indptr[row + 1]!; entry++) {
      const logit = outputs === 1 ? logits[row]! * classes[entry]! : logits[row * outputs + classes[entry]!]!
      means[row]! += shares[entry]! * logit
    }
  }
  return means
}

function sumLogLoss({ logits, outputs, weights }: HeldOutLogits, ofTargets: Float64Array, scale: number): number {
  let sum = 0
  for (let row = 0; row < ofTargets.length; row++) {
    const total = outputs === 1 ? logSumOfTwo(scale * logits[row]!) : logSumExp(logits, row * outputs, outputs, scale)
    sum += (total - scale * ofTargets[row]!) * (weights?.[row] ?? 1)
  }
  return sum
}

/** `ln(1 + exp(logit))` */
function logSumOfTwo(logit: number): number {
  return Math.max(0, logit) + Math.log1p(Math.exp(-Math.abs(logit)))
}

function logSumExp(logits: Float64Array | Float32Array, start: number, outputs: number, scale: number): number {
  let highest = Number.NEGATIVE_INFINITY
  for (let at = start; at < start + outputs; at++) highest = Math.max(highest, logits[at]!)
  let sum = 0
  for (let at = start; at < start + outputs; at++) sum += Math.exp(scale * (logits[at]! - highest))
  return scale * highest + Math.log(sum)
}
