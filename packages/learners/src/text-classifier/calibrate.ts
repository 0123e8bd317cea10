import { ALWAYS_TRAINING, dealStratifiedFolds } from '../calibration/stratified-folds.ts'
import { fitTemperature } from '../calibration/temperature.ts'
import { addScaled } from '../logistic-regression/dense-vectors.ts'
import { computeLogits, fitLogisticRegression } from '../logistic-regression/logistic-regression.ts'
import type { Pacer } from '../pacer.ts'
import type { SparseRows } from '../text/sparse-rows.ts'
import type { TfidfOptions } from '../text/tfidf-options.ts'
import { countDocumentFrequencies, smoothIdf } from '../text/tfidf-weights.ts'
import { weighFeatures } from './text-features.ts'

/** Fewer held-out documents than this say too little about a temperature. */
const FEWEST_DOCUMENTS = 10
/** Folds only have to be about as confident as the final model, not to the last digit. */
const FOLD_TOLERANCE = 3e-4
/** So many held-out documents give a temperature to about two digits; more folds would only cost time. */
const ENOUGH_DOCUMENTS = 5000

/** A counted corpus whose model wants a temperature. */
export interface CalibrationProblem {
  /** Term counts of each vectorizer. */
  counts: readonly SparseRows[]
  options: readonly Required<TfidfOptions>[]
  targets: Int32Array
  classCount: number
  weights: Float64Array
  C: number
  foldCount: number
  seed: number
  pacer: Pacer
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
 * one temperature is fitted to the logits of all held-out documents. Of a large corpus only the first folds are used,
 * until ENOUGH_DOCUMENTS were held out. The temperature is 1 if there are too few documents.
 */
export async function calibrateTemperature(problem: CalibrationProblem): Promise<Calibration> {
  const { targets, classCount, foldCount } = problem
  const folds = dealStratifiedFolds(targets, classCount, foldCount, problem.seed)
  const available = folds.filter((fold) => fold !== ALWAYS_TRAINING).length
  if (foldCount < 2 || available < FEWEST_DOCUMENTS) return { temperature: 1, coefficients: null }
  const used = Math.min(foldCount, Math.ceil((ENOUGH_DOCUMENTS * foldCount) / available))
  const fittedFolds: FittedFold[] = []
  for (let fold = 0; fold < used; fold++) {
    const onProgress = (fraction: number) => problem.onProgress((fold + fraction) / used)
    fittedFolds.push(await fitFold(problem, folds, fold, onProgress))
  }
  const rows = fittedFolds.flatMap((fitted) => [...fitted.rows])
  const temperature = fitTemperature({
    logits: Float64Array.from(fittedFolds.flatMap((fitted) => [...fitted.logits])),
    outputs: classCount === 2 ? 1 : classCount,
    targets: pick(targets, rows),
    weights: pick(problem.weights, rows),
  })
  return { temperature, coefficients: average(fittedFolds.map((fitted) => fitted.coefficients)) }
}

interface FittedFold {
  /** The rows held out, and their logits. */
  rows: Int32Array
  logits: Float64Array
  coefficients: Float64Array
}

async function fitFold(
  { counts, options, classCount, C, pacer, signal, ...problem }: CalibrationProblem,
  folds: Int32Array,
  fold: number,
  onProgress: (fraction: number) => void,
): Promise<FittedFold> {
  const rows = rowsWhere(folds, (of) => of === fold)
  const others = rowsWhere(folds, (of) => of !== fold)
  const idfs = counts.map((matrix, at) =>
    smoothIdf(countDocumentFrequencies(matrix, others), others.length, options[at]!.minDf),
  )
  const featuresOf = (chosen: Int32Array) => weighFeatures(counts, idfs, options, pacer, chosen)
  const model = await fitLogisticRegression(await featuresOf(others), Int32Array.from(pick(problem.targets, others)), {
    classCount,
    C,
    sampleWeights: pick(problem.weights, others),
    tolerance: FOLD_TOLERANCE,
    onProgress,
    ...(signal && { signal }),
  })
  return { rows, logits: computeLogits(model, await featuresOf(rows)), coefficients: model.coefficients }
}

function average(vectors: readonly Float64Array[]): Float64Array {
  const mean = new Float64Array(vectors[0]!.length)
  for (const vector of vectors) addScaled(mean, 1 / vectors.length, vector)
  return mean
}

function rowsWhere(folds: Int32Array, wanted: (fold: number) => boolean): Int32Array {
  return folds.map((_, row) => row).filter((row) => wanted(folds[row]!))
}

function pick(values: Int32Array | Float64Array, rows: ArrayLike<number>): number[] {
  return Array.from(rows, (row) => values[row]!)
}
