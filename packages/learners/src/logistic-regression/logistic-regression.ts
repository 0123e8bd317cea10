import { createPacer } from '../pacer.ts'
import type { SparseRows } from '../text/sparse-rows.ts'
import { type ClassWeights, computeRowWeights } from './class-weights.ts'
import { createBinaryObjective, createMultinomialObjective } from './log-loss-objective.ts'
import { minimizePenalized } from './newton.ts'
import { addProductsNow } from './sparse-products.ts'

/** Options are named as in scikit-learn's LogisticRegression where it has them. */
export interface LogisticRegressionOptions {
  /** Classes are the numbers 0 to `classCount - 1`; each needs a row. */
  classCount: number
  /** Inverse of the penalty's strength, default 1. */
  C?: number
  classWeights?: ClassWeights
  /** One for each row. */
  sampleWeights?: ArrayLike<number>
  /** Largest derivative of the mean loss at which the fit ends, default 1e-5. */
  tolerance?: number
  maxIterations?: number
  /** Coefficients to begin with, as in the result; they change how long the fit takes, not where it ends. */
  start?: Float64Array
  /** Called with the part done, 0 to 1. */
  onProgress?: (fraction: number) => void
  signal?: AbortSignal
}

/** A fitted model. */
export interface LogisticRegression<Coefficients extends Float64Array | Float32Array = Float64Array> {
  classCount: number
  /** Columns of the features. */
  columns: number
  /** 1 for two classes (the log-odds of class 1), else one for each class. */
  outputs: number
  /** (columns + 1) × outputs, the intercepts last. */
  coefficients: Coefficients
  iterations: number
  /** False if `maxIterations` came before `tolerance`. */
  converged: boolean
}

/**
 * Fits a logistic regression with an l2 penalty: minimises `C · Σ weight · log-loss + ‖w‖² / 2`, intercepts free, the
 * objective of scikit-learn's LogisticRegression; two classes share one weight vector, more are multinomial (softmax).
 * The result depends on nothing but the arguments. Yields to the event loop while it runs.
 *
 * Rejects with the signal's reason when aborted, and with a RangeError if a class has no row with a weight.
 */
export async function fitLogisticRegression(
  features: SparseRows,
  targets: Int32Array,
  options: LogisticRegressionOptions,
): Promise<LogisticRegression> {
  const { classCount, C = 1, tolerance = 1e-5, maxIterations = 100, onProgress = () => {} } = options
  requirePositive('C', C)
  requireTargets(features, targets, classCount)
  const weights = computeRowWeights(targets, classCount, options.classWeights, options.sampleWeights)
  requireEveryClass(targets, weights, classCount)
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const shares = weights.map((weight) => weight / total)
  const outputs = classCount === 2 ? 1 : classCount
  const objective =
    outputs === 1 ? createBinaryObjective(targets, shares) : createMultinomialObjective(targets, shares, classCount)
  const coefficients = options.start?.slice() ?? new Float64Array((features.columns + 1) * outputs)
  const problem = { design: { features, outputs }, objective, penalty: 1 / (C * total) }
  const pacer = createPacer(options.signal)
  const result = await minimizePenalized(problem, coefficients, { tolerance, maxIterations, pacer, onProgress })
  centerIntercepts(coefficients, features.columns, outputs)
  onProgress(1)
  return { classCount, columns: features.columns, outputs, coefficients, ...result }
}

/** The logits (rows × outputs) of feature rows. */
export function computeLogits(
  model: LogisticRegression<Float64Array | Float32Array>,
  features: SparseRows,
): Float64Array {
  const logits = new Float64Array(features.rows * model.outputs)
  addProductsNow({ features, outputs: model.outputs }, model.coefficients, logits)
  return logits
}

/** Softmax does not change when all intercepts grow alike; scikit-learn's sum to 0, and so do ours. */
function centerIntercepts(coefficients: Float64Array, columns: number, outputs: number): void {
  if (outputs === 1) return
  const intercepts = coefficients.subarray(columns * outputs)
  const mean = intercepts.reduce((sum, intercept) => sum + intercept, 0) / outputs
  for (let output = 0; output < outputs; output++) intercepts[output]! -= mean
}

function requirePositive(name: string, value: number): void {
  if (!(value > 0)) throw new RangeError(`${name} expected a number above 0, got ${value}.`)
}

function requireTargets(features: SparseRows, targets: Int32Array, classCount: number): void {
  if (targets.length !== features.rows) {
    throw new RangeError(`targets expected one class for each of ${features.rows} rows, got ${targets.length}.`)
  }
  if (!Number.isInteger(classCount) || classCount < 2) {
    throw new RangeError(`classCount expected a whole number of at least 2, got ${classCount}.`)
  }
  const row = targets.findIndex((target) => target < 0 || target >= classCount)
  if (row >= 0) throw new RangeError(`targets[${row}] expected 0 to ${classCount - 1}, got ${targets[row]}.`)
}

function requireEveryClass(targets: Int32Array, weights: Float64Array, classCount: number): void {
  const present = new Uint8Array(classCount)
  targets.forEach((target, row) => {
    if (weights[row]! > 0) present[target] = 1
  })
  const missing = present.indexOf(0)
  if (missing >= 0) {
    throw new RangeError(
      `Class ${missing} of ${classCount} has no row with a weight above 0: number only the classes that have rows.`,
    )
  }
}
