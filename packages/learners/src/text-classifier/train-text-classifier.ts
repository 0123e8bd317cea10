import type { LogisticRegression } from '../logistic-regression/logistic-regression.ts'
import type { SparseRows } from '../text/sparse-rows.ts'
import type { TfidfOptions } from '../text/tfidf-options.ts'
import { createYielder } from '../yielder.ts'
import { calibrateTemperature } from './calibrate.ts'
import { fitClasses } from './fit-classes.ts'
import { createTextClassifier, type TextClassifier } from './text-classifier.ts'
import { chooseFeatures, countColumns, learnFeatures, type TextFeatures, weighFeatures } from './text-features.ts'
import { type LabeledDocuments, selectTrainingSet, type TrainingSet } from './training-set.ts'

/** Parts of the progress that are over after learning the features, and after calibration. */
const FEATURES_DONE = 0.15
const CALIBRATION_DONE = 0.75

/** What to learn from, and how. */
export interface TextClassifierOptions extends LabeledDocuments {
  /** Decides which documents are held out together in calibration, default 0. Same seed, same classifier. */
  seed?: number
  /** Inverse of the penalty's strength, default 10. */
  C?: number
  /** Features of the documents; words and characters unless given. */
  features?: readonly TfidfOptions[]
  /** Folds of the cross-validation that calibrates probabilities, default 5; 0 leaves them as they are. */
  calibrationFolds?: number
  /** Called with the part done, 0 to 1, never less than before. */
  onProgress?: (fraction: number) => void
  /** Called once the features are known, before the time and memory they cost are spent. */
  onSize?: (size: TrainingSize) => void
  signal?: AbortSignal
}

/** What a training is about to fit. */
export interface TrainingSize {
  texts: number
  classes: number
  features: number
}

/**
 * Trains a classifier of texts: TF-IDF of words and character sequences, logistic regression, and a temperature found
 * by cross-validation. Any number of documents and classes works: without two classes to tell apart the
 * probabilities are constant.
 *
 * Yields to the event loop while it works. Rejects with the signal's reason when aborted, and with a RangeError if
 * documents, labels and weights do not belong together.
 *
 * @example
 * const classifier = await trainTextClassifier({ documents: ['win cash', 'see you'], labels: ['spam', 'ham'] })
 * classifier.predictProbabilities(['cash prize']) // [Float64Array [ ham, spam ]]
 */
export async function trainTextClassifier(options: TextClassifierOptions): Promise<TextClassifier> {
  const { onProgress = () => {}, signal } = options
  signal?.throwIfAborted()
  const yielder = createYielder(signal)
  const set = await selectTrainingSet(options, yielder)
  const featureOptions = options.features ?? chooseFeatures(set.texts.length, set.seenClasses.length)
  const { features, counts } = await learnFeatures(set.texts, featureOptions, yielder)
  onProgress(FEATURES_DONE)
  options.onSize?.({ texts: set.texts.length, classes: set.seenClasses.length, features: countColumns(features) })
  const fitted = {
    classes: set.classes,
    seenClasses: set.seenClasses,
    documentCount: set.texts.length,
    features,
  }
  if (set.seenClasses.length < 2) {
    onProgress(1)
    return createTextClassifier({ ...fitted, regression: null, temperature: 1 })
  }
  const learned = await learnRegression(options, set, features, counts)
  return createTextClassifier({ ...fitted, ...learned })
}

async function learnRegression(
  { C = 10, seed = 0, calibrationFolds = 5, onProgress = () => {}, signal }: TextClassifierOptions,
  { targets, seenClasses, weights }: TrainingSet,
  features: TextFeatures,
  counts: readonly SparseRows[],
): Promise<{ regression: LogisticRegression<Float32Array>; temperature: number }> {
  const classCount = seenClasses.length
  const featureOptions = features.map((vectorizer) => vectorizer.fitted.options)
  const yielder = createYielder(signal)
  const shared = { C, classCount, seed, ...(signal && { signal }) }
  const { temperature, coefficients } = await calibrateTemperature({
    ...shared,
    counts,
    options: featureOptions,
    yielder,
    targets,
    weights,
    foldCount: calibrationFolds,
    onProgress: (fraction) => onProgress(FEATURES_DONE + fraction * (CALIBRATION_DONE - FEATURES_DONE)),
  })
  const rows = await weighFeatures(
    counts,
    features.map((vectorizer) => vectorizer.idf),
    featureOptions,
    yielder,
  )
  const regression = await fitClasses(rows, targets, {
    ...shared,
    sampleWeights: weights,
    tolerance: 3e-5,
    ...(coefficients && { start: coefficients }),
    onProgress: (fraction) => onProgress(CALIBRATION_DONE + fraction * (1 - CALIBRATION_DONE)),
  })
  const { coefficients: found } = regression
  return {
    regression: { ...regression, coefficients: found instanceof Float32Array ? found : Float32Array.from(found) },
    temperature,
  }
}
