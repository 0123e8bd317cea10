import { ALWAYS_TRAINING, dealStratifiedFolds } from '../calibration/stratified-folds.ts'
import { fitTemperature } from '../calibration/temperature.ts'
import { sharesOfClass } from '../logistic-regression/class-shares.ts'
import { computeLogits } from '../logistic-regression/logistic-regression.ts'
import { fitLabel, type LabelProblem, pickRows } from './fit-label.ts'
import { type CountedCorpus, countFoldsUsed, FOLD_TOLERANCE, holdOut } from './folds.ts'

/** A counted corpus whose labels want a temperature each. */
export interface LabelCalibrationProblem extends LabelProblem, CountedCorpus {
  classCount: number
  foldCount: number
  seed: number
  onProgress: (fraction: number) => void
}

/** What cross-validation found about one label. */
export interface LabelCalibration {
  /** 1 for a label that no fold could judge. */
  temperature: number
  /** The mean of the folds' coefficients, a good start for the final fit; null if no fold was fitted. */
  start: Float32Array | null
}

/** The logits of one label for the rows of the folds that were held out. */
interface Judged {
  rows: number[]
  logits: number[]
  sum: Float32Array | null
  fits: number
}

/** As `calibrateTemperature`, for all labels: folds and their features are the same for each of them. */
export async function calibrateLabels(problem: LabelCalibrationProblem): Promise<LabelCalibration[]> {
  const { targets, classCount, foldCount, onProgress } = problem
  const folds = dealStratifiedFolds(targets, classCount, foldCount, problem.seed)
  const used = countFoldsUsed(foldCount, folds.filter((fold) => fold !== ALWAYS_TRAINING).length)
  const labels = Array.from({ length: classCount }, (): Judged => ({ rows: [], logits: [], sum: null, fits: 0 }))
  for (let fold = 0; fold < used; fold++) {
    const { heldOut, others, featuresOf } = holdOut(problem, folds, fold)
    const [training, unseen] = [await featuresOf(others), await featuresOf(heldOut)]
    const ofOthers = pickRows(problem, others)
    for (const [label, judged] of labels.entries()) {
      const coefficients = await fitLabel(ofOthers, training, label, { tolerance: FOLD_TOLERANCE })
      if (coefficients) addFold(judged, coefficients, heldOut, computeLogits({ outputs: 1, coefficients }, unseen))
      onProgress((fold + (label + 1) / classCount) / used)
    }
  }
  return labels.map((judged, label) => ({
    temperature: temperatureOf(judged, pickRows(problem, Int32Array.from(judged.rows)), label),
    start: judged.sum?.map((sum) => sum / judged.fits) ?? null,
  }))
}

function addFold(judged: Judged, coefficients: Float64Array, rows: Int32Array, logits: Float64Array): void {
  judged.sum ??= new Float32Array(coefficients.length)
  for (let at = 0; at < coefficients.length; at++) judged.sum[at]! += coefficients[at]!
  judged.fits++
  for (const row of rows) judged.rows.push(row)
  for (const logit of logits) judged.logits.push(logit)
}

function temperatureOf({ logits }: Judged, { targets, weights }: LabelProblem, label: number): number {
  const indptr = Int32Array.from({ length: logits.length + 1 }, (_, row) => row)
  const classes = new Int32Array(logits.length).fill(1)
  return fitTemperature({
    logits: Float64Array.from(logits),
    outputs: 1,
    targets: { indptr, classes, shares: sharesOfClass(targets, label) },
    weights,
  })
}
