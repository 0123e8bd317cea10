import type { SparseRows } from '../text/sparse-rows.ts'
import { createYielder, type Yielder } from '../yielder.ts'
import { calibrateLabels, type LabelCalibration } from './calibrate-labels.ts'
import { findDistinctTexts, joinOpinions } from './distinct-texts.ts'
import { fitLabel, type LabelProblem, logOddsOfConstant } from './fit-label.ts'
import { createMultiLabelClassifier, type MultiLabelClassifier } from './multi-label-classifier.ts'
import { chooseFeatures, countColumns, learnFeatures, weighFeatures } from './text-features.ts'
import type { TextClassifierOptions } from './train-text-classifier.ts'
import { numberClasses, requireLength, requirePosition } from './training-set.ts'

/** Parts of the progress that are over after learning the features, and after calibration. */
const FEATURES_DONE = 0.1
const CALIBRATION_DONE = 0.8

/** Options are those of `trainTextClassifier`, except for the labels. */
export interface MultiLabelOptions extends Omit<TextClassifierOptions, 'labels' | 'classes' | 'classWeights'> {
  /** The labels of each document, none for one that has none of them. */
  labels: readonly (readonly string[])[]
  /** All labels in the order of the probabilities. */
  classes: readonly string[]
}

/**
 * Trains one yes-or-no decision for each label, all on the same features: what `trainTextClassifier` does for two classes.
 * A document without labels is an example against each of them. Documents of the same text are one, whose labels have the
 * shares of those that name them. Rejects as `trainTextClassifier` does.
 */
export async function trainMultiLabelClassifier(options: MultiLabelOptions): Promise<MultiLabelClassifier> {
  const { classes, C = 10, seed = 0, calibrationFolds = 5, onProgress = () => {}, signal } = options
  signal?.throwIfAborted()
  const yielder = createYielder(signal)
  const { texts, targets, weights } = await selectTexts(options, yielder)
  const featureOptions = options.features ?? chooseFeatures(texts.length, classes.length)
  const { features, counts } = await learnFeatures(texts, featureOptions, yielder)
  onProgress(FEATURES_DONE)
  options.onSize?.({ texts: texts.length, classes: classes.length, features: countColumns(features) })
  const problem: LabelProblem = { targets, weights, C, ...(signal && { signal }) }
  const resolved = features.map((vectorizer) => vectorizer.fitted.options)
  const calibrations = await calibrateLabels({
    ...problem,
    classCount: classes.length,
    counts,
    options: resolved,
    foldCount: calibrationFolds,
    seed,
    yielder,
    onProgress: (fraction) => onProgress(FEATURES_DONE + fraction * (CALIBRATION_DONE - FEATURES_DONE)),
  })
  const idfs = features.map((vectorizer) => vectorizer.idf)
  const rows = await weighFeatures(counts, idfs, resolved, yielder)
  const coefficients = await fitLabels(problem, rows, calibrations, (fraction) =>
    onProgress(CALIBRATION_DONE + fraction * (1 - CALIBRATION_DONE)),
  )
  onProgress(1)
  const temperatures = calibrations.map(({ temperature }) => temperature)
  return createMultiLabelClassifier({ classes, documentCount: texts.length, features, coefficients, temperatures })
}

async function selectTexts({ documents, labels, classes, weights }: MultiLabelOptions, yielder: Yielder) {
  requireLength('labels', labels.length, documents.length)
  if (weights !== undefined) requireLength('weights', weights.length, documents.length)
  const positionOf = numberClasses(classes)
  const { texts, rowOf } = await findDistinctTexts(documents, yielder)
  const opinions = labels.map((ofDocument, at) => ({
    row: rowOf[at]!,
    classes: [...new Set(ofDocument)].map((label) => requirePosition(positionOf, label, at)),
    weight: weights?.[at] ?? 1,
  }))
  return { texts, ...joinOpinions(opinions, texts.length) }
}

/** The final coefficients of all labels; those of a label that all texts have, or none has, are Laplace's rule alone. */
async function fitLabels(
  problem: LabelProblem,
  rows: SparseRows,
  calibrations: readonly LabelCalibration[],
  onProgress: (fraction: number) => void,
): Promise<Float32Array> {
  const classCount = calibrations.length
  const coefficients = new Float32Array((rows.columns + 1) * classCount)
  for (const [label, { start }] of calibrations.entries()) {
    const settings = { tolerance: 3e-5, ...(start && { start: Float64Array.from(start) }) }
    const fitted = await fitLabel(problem, rows, label, settings)
    if (fitted === null) coefficients[rows.columns * classCount + label] = logOddsOfConstant(problem, label)
    else for (let at = 0; at < fitted.length; at++) coefficients[at * classCount + label] = fitted[at]!
    onProgress((label + 1) / classCount)
  }
  return coefficients
}
