import { sigmoid } from '../logistic-regression/log-loss-objective.ts'
import { computeLogits } from '../logistic-regression/logistic-regression.ts'
import { extractFeatures, type TextFeatures } from './text-features.ts'

/** All that a classifier of several labels consists of. */
export interface FittedMultiLabelClassifier {
  /** In the order of the probabilities. */
  classes: readonly string[]
  documentCount: number
  features: TextFeatures
  /** (features + 1) × classes, the intercepts last. */
  coefficients: Float32Array
  /** One for each class. */
  temperatures: readonly number[]
}

/** Decides for each of several classes whether a text has it; a text may have all of them, or none. */
export interface MultiLabelClassifier {
  readonly classes: readonly string[]
  /** What the classifier learned, for storing it. */
  readonly fitted: FittedMultiLabelClassifier
  /** One row a document, one calibrated probability a class in the order of `classes`, independent of each other. */
  predictProbabilities(documents: readonly string[]): Float64Array[]
}

/** Makes a classifier of what was learned. */
export function createMultiLabelClassifier(fitted: FittedMultiLabelClassifier): MultiLabelClassifier {
  const { classes, features, coefficients, temperatures } = fitted
  return {
    classes,
    fitted,
    predictProbabilities(documents) {
      if (classes.length === 0) return documents.map(() => new Float64Array(0))
      const rows = extractFeatures(features, documents)
      const logits = computeLogits({ outputs: classes.length, coefficients }, rows)
      return documents.map((_, row) =>
        Float64Array.from(classes, (_name, at) => sigmoid(logits[row * classes.length + at]! / temperatures[at]!)),
      )
    },
  }
}
