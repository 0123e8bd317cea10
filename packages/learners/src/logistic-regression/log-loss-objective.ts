import type { ClassShares } from './class-shares.ts'

/** Weighted mean log-loss as a function of the logits, with its derivatives. Arrays are rows × outputs. */
export interface LogLossObjective {
  /** Writes the derivative by each logit. */
  gradient(logits: Float64Array, residuals: Float64Array): void
  /** Remembers the probabilities at these logits for `curve` and `diagonal`. */
  moveTo(logits: Float64Array): void
  /** Writes the second derivative (at the remembered logits) times `direction`. */
  curve(direction: Float64Array, product: Float64Array): void
  /** Writes the second derivative by each logit itself (at the remembered logits). */
  diagonal(curvatures: Float64Array): void
  /** First and second derivative by `t` of the loss at `logits + t · direction`. */
  alongLine(logits: Float64Array, direction: Float64Array, t: number): { slope: number; curvature: number }
}

/** Two classes, one logit a row: the log-odds of class 1, whose share of each row is in `targets`. `weights` sum to 1. */
export function createBinaryObjective(targets: Float64Array, weights: Float64Array): LogLossObjective {
  const rows = targets.length
  const variances = new Float64Array(rows)
  return {
    gradient(logits, residuals) {
      for (let row = 0; row < rows; row++) residuals[row] = weights[row]! * (sigmoid(logits[row]!) - targets[row]!)
    },
    moveTo(logits) {
      for (let row = 0; row < rows; row++) {
        const probability = sigmoid(logits[row]!)
        variances[row] = weights[row]! * probability * (1 - probability)
      }
    },
    curve(direction, product) {
      for (let row = 0; row < rows; row++) product[row] = variances[row]! * direction[row]!
    },
    diagonal: (curvatures) => curvatures.set(variances),
    alongLine(logits, direction, t) {
      let slope = 0
      let curvature = 0
      for (let row = 0; row < rows; row++) {
        const step = direction[row]!
        const probability = sigmoid(logits[row]! + t * step)
        slope += weights[row]! * (probability - targets[row]!) * step
        curvature += weights[row]! * probability * (1 - probability) * step * step
      }
      return { slope, curvature }
    },
  }
}

/** Any number of classes, one logit for each (softmax). `weights` sum to 1. */
export function createMultinomialObjective(
  targets: ClassShares,
  weights: Float64Array,
  classCount: number,
): LogLossObjective {
  const rows = weights.length
  const probabilities = new Float64Array(rows * classCount)
  const scratch = new Float64Array(classCount)
  return {
    gradient(logits, residuals) {
      residuals.set(logits)
      for (let row = 0; row < rows; row++) {
        const start = row * classCount
        softmaxInPlace(residuals, start, classCount)
        for (let entry = targets.indptr[row]!; entry < targets.indptr[row + 1]!; entry++) {
          residuals[start + targets.classes[entry]!]! -= targets.shares[entry]!
        }
        for (let at = start; at < start + classCount; at++) residuals[at]! *= weights[row]!
      }
    },
    moveTo(logits) {
      probabilities.set(logits)
      for (let row = 0; row < rows; row++) softmaxInPlace(probabilities, row * classCount, classCount)
    },
    curve(direction, product) {
      for (let row = 0; row < rows; row++) {
        const start = row * classCount
        let mean = 0
        for (let at = start; at < start + classCount; at++) mean += probabilities[at]! * direction[at]!
        for (let at = start; at < start + classCount; at++) {
          product[at] = weights[row]! * probabilities[at]! * (direction[at]! - mean)
        }
      }
    },
    diagonal(curvatures) {
      for (let at = 0; at < curvatures.length; at++) {
        const probability = probabilities[at]!
        curvatures[at] = weights[Math.floor(at / classCount)]! * probability * (1 - probability)
      }
    },
    alongLine(logits, direction, t) {
      let slope = 0
      let curvature = 0
      for (let row = 0; row < rows; row++) {
        const start = row * classCount
        for (let at = 0; at < classCount; at++) scratch[at] = logits[start + at]! + t * direction[start + at]!
        softmaxInPlace(scratch, 0, classCount)
        let mean = 0
        let square = 0
        for (let at = 0; at < classCount; at++) {
          mean += scratch[at]! * direction[start + at]!
          square += scratch[at]! * direction[start + at]! ** 2
        }
        let ofTargets = 0
        for (let entry = targets.indptr[row]!; entry < targets.indptr[row + 1]!; entry++) {
          ofTargets += targets.shares[entry]! * direction[start + targets.classes[entry]!]!
        }
        slope += weights[row]! * (mean - ofTargets)
        curvature += weights[row]! * (square - mean * mean)
      }
      return { slope, curvature }
    },
  }
}

/** `1 / (1 + exp(-logit))`. */
export function sigmoid(logit: number): number {
  return 1 / (1 + Math.exp(-logit))
}

/** Replaces `count` logits from `start` on by their softmax. */
export function softmaxInPlace(values: Float64Array, start: number, count: number): void {
  let highest = Number.NEGATIVE_INFINITY
  for (let at = start; at < start + count; at++) highest = Math.max(highest, values[at]!)
  let sum = 0
  for (let at = start; at < start + count; at++) {
    values[at] = Math.exp(values[at]! - highest)
    sum += values[at]!
  }
  for (let at = start; at < start + count; at++) values[at]! /= sum
}
