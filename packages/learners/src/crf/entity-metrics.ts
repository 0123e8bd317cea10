import { type MatchRates, matchRates } from '../metrics/precision-recall.ts'
import type { LabeledSpan } from '../text/labeled-text.ts'

/** Counts and rates of exact matches: start, end and label must all agree. */
export interface EntityScores extends MatchRates {
  truePositives: number
  falsePositives: number
  falseNegatives: number
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
  const counts = { expected: 0, predicted: 0, both: 0 }
  expected.forEach((spans, i) => {
    const wanted = new Set(spans.map(keyOf))
    const found = new Set(predicted[i]!.map(keyOf))
    counts.both += [...found].filter((key) => wanted.has(key)).length
    counts.predicted += found.size
    counts.expected += wanted.size
  })
  return {
    truePositives: counts.both,
    falsePositives: counts.predicted - counts.both,
    falseNegatives: counts.expected - counts.both,
    ...matchRates(counts),
  }
}

const keyOf = ({ start, end, label }: LabeledSpan): string => `${start} ${end} ${label}`
