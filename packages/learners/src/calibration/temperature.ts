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
  logits: Float64Array
  outputs: number
  targets: ArrayLike<number>
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
  if (heldOut.targets.length === 0 || largestMagnitude(heldOut.logits) === 0) return 1
  const cost = (logTemperature: number) =>
    sumLogLoss(heldOut, Math.exp(-logTemperature)) + (PRIOR_PRECISION * logTemperature * logTemperature) / 2
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

function sumLogLoss({ logits, outputs, targets, weights }: HeldOutLogits, scale: number): number {
  let sum = 0
  for (let row = 0; row < targets.length; row++) {
    const loss =
      outputs === 1
        ? Math.log1p(Math.exp((targets[row] === 1 ? -scale : scale) * logits[row]!))
        : softmaxLoss(logits, row * outputs, outputs, targets[row]!, scale)
    sum += loss * (weights?.[row] ?? 1)
  }
  return sum
}

function softmaxLoss(logits: Float64Array, start: number, outputs: number, target: number, scale: number): number {
  const ofTarget = logits[start + target]!
  let sum = 0
  for (let at = start; at < start + outputs; at++) sum += Math.exp(scale * (logits[at]! - ofTarget))
  return Math.log(sum)
}
