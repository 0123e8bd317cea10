import { sigmoid, softmaxInPlace } from '../logistic-regression/log-loss-objective.ts'
import { computeLogits, type LogisticRegression } from '../logistic-regression/logistic-regression.ts'
import { extractFeatures, type TextFeatures } from './text-features.ts'

/** All that a trained classifier consists of. */
export interface FittedTextClassifier {
  /** In the order of the probabilities. */
  classes: readonly string[]
  /** Positions in `classes` of those that had documents: the classes of the regression. */
  seenClasses: readonly number[]
  documentCount: number
  features: TextFeatures
  /** Null if fewer than two classes had documents. */
  regression: LogisticRegression<Float32Array> | null
  temperature: number
}

/** Assigns one of several classes to texts. */
export interface TextClassifier {
  readonly classes: readonly string[]
  /** What the classifier learned, for storing it. */
  readonly fitted: FittedTextClassifier
  /** One row a document, one calibrated probability a class in the order of `classes`; a row sums to 1. */
  predictProbabilities(documents: readonly string[]): Float64Array[]
}

/**
 * Makes a classifier of what was learned. Of `n` documents and `K` classes, a class without documents gets the
 * probability 1 / (n + K) (Laplace's rule); the others share the rest as the regression says.
 */
export function createTextClassifier(fitted: FittedTextClassifier): TextClassifier {
  const { classes, seenClasses, documentCount, regression } = fitted
  const ofUnseen = 1 / (documentCount + classes.length)
  const ofSeen = 1 - ofUnseen * (classes.length - seenClasses.length)
  return {
    classes,
    fitted,
    predictProbabilities(documents) {
      const seen = regression && predictSeen(fitted, regression, documents)
      return documents.map((_, row) => {
        const probabilities = new Float64Array(classes.length).fill(ofUnseen)
        seenClasses.forEach((position, at) => {
          probabilities[position] = ofSeen * (seen ? seen[row * seenClasses.length + at]! : 1)
        })
        return probabilities
      })
    },
  }
}

function predictSeen(
  { features, temperature }: FittedTextClassifier,
  regression: LogisticRegression<Float32Array>,
  documents: readonly string[],
): Float64Array {
  const logits = computeLogits(regression, extractFeatures(features, documents))
  for (let at = 0; at < logits.length; at++) logits[at]! /= temperature
  if (regression.outputs > 1) {
    for (let row = 0; row < documents.length; row++)
      softmaxInPlace(logits, row * regression.outputs, regression.outputs)
    return logits
  }
  const probabilities = new Float64Array(documents.length * 2)
  logits.forEach((logit, row) => {
    probabilities[row * 2] = sigmoid(-logit)
    probabilities[row * 2 + 1] = sigmoid(logit)
  })
  return probabilities
}
