import type { SparseRows } from '../text/sparse-rows.ts'
import { createYielder } from '../yielder.ts'
import { type ClassShares, sharesOfClass, sharesOfClasses } from './class-shares.ts'
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
  /** For rows of one class each. */
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
 * `targets` are the class of each row, or shares of classes: then a row's loss is the mean over its shares.
 * The result depends on nothing but the arguments. Yields to the event loop while it runs.
 *
 * Rejects with the signal's reason when aborted, and with a RangeError if a class has no row with a weight.
 */
export async function fitLogisticRegression(
  features: SparseRows,
  targets: Int32Array | ClassShares,
  options: LogisticRegressionOptions,
): Promise<LogisticRegression> {
  const { classCount, C = 1, tolerance = 1e-5, maxIterations = 100, onProgress = () => {} } = options
  requirePositive('C', C)
  const shares = targets instanceof Int32Array ? sharesOfClasses(targets) : targets
  requireTargets(features, shares, classCount)
  const weights = weighRows(targets, shares, options)
  requireEveryClass(shares, weights, classCount)
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const parts = weights.map((weight) => weight / total)
  const outputs = classCount === 2 ? 1 : classCount
  const objective =
    outputs === 1
      ? createBinaryObjective(sharesOfClass(shares, 1), parts)
      : createMultinomialObjective(shares, parts, classCount)
  const coefficients = options.start?.slice() ?? new Float64Array((features.columns + 1) * outputs)
  const problem = { design: { features, outputs }, objective, penalty: 1 / (C * total) }
  const yielder = createYielder(options.signal)
  const result = await minimizePenalized(problem, coefficients, { tolerance, maxIterations, yielder, onProgress })
  centerIntercepts(coefficients, features.columns, outputs)
  onProgress(1)
  return { classCount, columns: features.columns, outputs, coefficients, ...result }
}

/** The logits (rows × outputs) of feature rows. */
export function computeLogits(
  model: Pick<LogisticRegression<Float64Array | Float32Array>, 'outputs' | 'coefficients'>,
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

/** Class weights are for rows of one class; rows of several have a weight of their own each. */
function weighRows(targets: Int32Array | ClassShares, { indptr }: ClassShares, options: LogisticRegressionOptions) {
  const { classCount, classWeights, sampleWeights } = options
  if (targets instanceof Int32Array) return computeRowWeights(targets, classCount, classWeights, sampleWeights)
  return computeRowWeights(new Int32Array(indptr.length - 1), 1, undefined, sampleWeights)
}

function requirePositive(name: string, value: number): void {
  if (!(value > 0)) throw new RangeError(`${name} expected a number above 0, got ${value}.`)
}

function requireTargets(features: SparseRows, { indptr, classes }: ClassShares, classCount: number): void {
  if (indptr.length - 1 !== features.rows) {
    throw new RangeError(`targets expected one class for each of ${features.rows} rows, got ${indptr.length - 1}.`)
  }
  if (!Number.isInteger(classCount) || classCount < 2) {
    throw new RangeError(`classCount expected a whole number of at least 2, got ${classCount}.`)
  }
  const entry = classes.findIndex((target) => target < 0 || target >= classCount)
  if (entry >= 0) throw new RangeError(`targets[${entry}] expected 0 to ${classCount - 1}, got ${classes[entry]}.`)
}

function requireEveryClass({ indptr, classes, shares }: ClassShares, weights: Float64Array, classCount: number): void {
  const present = new Uint8Array(classCount)
  weights.forEach((weight, row) => {
    for (let entry = indptr[row]!; entry < indptr[row + 1]!; entry++) {
      if (weight * shares[entry]! > 0) present[classes[entry]!] = 1
    }
  })
  const missing = present.indexOf(0)
  if (missing >= 0) {
    throw new RangeError(
      `Class ${missing} of ${classCount} has no row with a weight above 0: number only the classes that have rows.`,
    )
  }
}
