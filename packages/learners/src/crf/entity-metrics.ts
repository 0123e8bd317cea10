import type { LabeledSpan } from '../text/labeled-text.ts'

/** Counts and rates of exact matches: start, end and label must all agree. */
export interface EntityScores {
  truePositives: number
  falsePositives: number
  falseNegatives: number
  precision: number
  recall: number
  f1: number
}

/**
 * Entity-level precision, recall and F1 over texts (CoNLL-2003's measure: exact span and label, micro average). A rate with
 * nothing to divide by is 0. Throws a RangeError if the two lists are not of equal length.
 *
 * @example entityScores([[{ start: 0, end: 2, label: 'person' }]], [[{ start: 0, end: 2, label: 'place' }]]).f1 // 0
 */
export function entityScores(
  expected: readonly (readonly LabeledSpan[])[],
  predicted: readonly (readonly LabeledSpan[])[],
): EntityScores {
  if (expected.length !== predicted.length) {
    throw new RangeError(
      `entityScores compares text by text: got ${expected.length} expected but ${predicted.length} predicted lists; pass one list for each text.`,
    )
  }
  let truePositives = 0
  let falsePositives = 0
  let falseNegatives = 0
  expected.forEach((spans, i) => {
    const missing = new Set(spans.map(keyOf))
    const found = new Set(predicted[i]!.map(keyOf))
    const matched = [...found].filter((key) => missing.has(key)).length
    truePositives += matched
    falsePositives += found.size - matched
    falseNegatives += missing.size - matched
  })
  return { truePositives, falsePositives, falseNegatives, ...rates(truePositives, falsePositives, falseNegatives) }
}

const keyOf = ({ start, end, label }: LabeledSpan): string => `${start} ${end} ${label}`

function rates(tp: number, fp: number, fn: number): Pick<EntityScores, 'precision' | 'recall' | 'f1'> {
  return { precision: ratio(tp, tp + fp), recall: ratio(tp, tp + fn), f1: ratio(2 * tp, 2 * tp + fp + fn) }
}

const ratio = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole)
