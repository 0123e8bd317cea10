import { ALWAYS_TRAINING, dealStratifiedFolds } from '../calibration/stratified-folds.ts'
import { fitTemperature } from '../calibration/temperature.ts'
import { type ClassShares, pickShares } from '../logistic-regression/class-shares.ts'
import { addScaled } from '../logistic-regression/dense-vectors.ts'
import { computeLogits } from '../logistic-regression/logistic-regression.ts'
import { fitClasses } from './fit-classes.ts'
import { type CountedCorpus, countFoldsUsed, FOLD_TOLERANCE, holdOut } from './folds.ts'

/** A counted corpus whose model wants a temperature. */
export interface CalibrationProblem extends CountedCorpus {
  targets: ClassShares
  classCount: number
  weights: Float64Array
  C: number
  foldCount: number
  seed: number
  signal?: AbortSignal
  onProgress: (fraction: number) => void
}

/** What cross-validation found. */
export interface Calibration {
  temperature: number
  /** The mean of the folds' coefficients, a good start for the final fit; null if no fold was fitted. */
  coefficients: Float64Array | null
}

/**
 * Finds the temperature by cross-validation: each fold's vocabulary, idf and model come from the other folds only, and
 * one temperature is fitted to the logits of all held-out documents. Of a large corpus only the first folds are used.
 * The temperature is 1 if there are too few documents.
 */
export async function calibrateTemperature(problem: CalibrationProblem): Promise<Calibration> {
  const { targets, classCount, foldCount } = problem
  const folds = dealStratifiedFolds(targets, classCount, foldCount, problem.seed)
  const used = countFoldsUsed(foldCount, folds.filter((fold) => fold !== ALWAYS_TRAINING).length, classCount)
  if (used === 0) return { temperature: 1, coefficients: null }
  const fittedFolds: FittedFold[] = []
  for (let fold = 0; fold < used; fold++) {
    const onProgress = (fraction: number) => problem.onProgress((fold + fraction) / used)
    fittedFolds.push(await fitFold(problem, folds, fold, onProgress))
  }
  const rows = fittedFolds.flatMap((fitted) => [...fitted.rows])
  const temperature = fitTemperature({
    logits: concatenate(fittedFolds.map((fitted) => fitted.logits)),
    outputs: classCount === 2 ? 1 : classCount,
    targets: pickShares(targets, rows),
    weights: pick(problem.weights, rows),
  })
  return { temperature, coefficients: average(fittedFolds.flatMap(({ coefficients }) => coefficients ?? [])) }
}

interface FittedFold {
  /** The rows held out, and their logits. */
  rows: Int32Array
  logits: Float64Array
  coefficients: Float64Array | null
}

async function fitFold(
  problem: CalibrationProblem,
  folds: Int32Array,
  fold: number,
  onProgress: (fraction: number) => void,
): Promise<FittedFold> {
  const { heldOut, others, featuresOf } = holdOut(problem, folds, fold)
  const { targets, weights, classCount, C, seed, signal } = problem
  const model = await fitClasses(await featuresOf(others), pickShares(targets, others), {
    classCount,
    C,
    seed,
    sampleWeights: pick(weights, others),
    tolerance: FOLD_TOLERANCE,
    onProgress,
    ...(signal && { signal }),
  })
  return {
    rows: heldOut,
    logits: computeLogits(model, await featuresOf(heldOut)),
    coefficients: model.coefficients instanceof Float64Array ? model.coefficients : null,
  }
}

function average(vectors: readonly Float64Array[]): Float64Array | null {
  if (vectors.length === 0) return null
  const mean = new Float64Array(vectors[0]!.length)
  for (const vector of vectors) addScaled(mean, 1 / vectors.length, vector)
  return mean
}

function concatenate(parts: readonly Float64Array[]): Float64Array {
  const whole = new Float64Array(parts.reduce((sum, part) => sum + part.length, 0))
  let end = 0
  for (const part of parts) {
    whole.set(part, end)
    end += part.length
  }
  return whole
}

function pick(values: Float64Array, rows: ArrayLike<number>): number[] {
  return Array.from(rows, (row) => values[row]!)
}
