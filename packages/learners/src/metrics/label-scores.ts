import { type MatchCounts, type MatchRates, matchRates } from './precision-recall.ts'

/** How well one label was found: rates of 0 to 1. A rate with nothing to divide by is 0. */
export interface LabelScores extends MatchRates {
  /** How many items have the label. */
  support: number
}

export interface LabelReport {
  /** By label, in the order of their first coming. */
  labels: Map<string, LabelScores>
  /** The same of all labels together: each label of each item counts alike. */
  micro: MatchRates
  /** The mean over labels. */
  macro: MatchRates
  /** The part of the items whose labels are exactly the expected ones (scikit-learn's `accuracy_score`). */
  subsetAccuracy: number
}

/**
 * Precision, recall and F1 of each label (scikit-learn's `precision_recall_fscore_support` on label indicators), where an
 * item may have no label, one or several. Labels that were never expected, only predicted, count too.
 *
 * @example labelScores([['spam'], []], [['spam'], ['spam']]).labels.get('spam') // { precision: 0.5, recall: 1, f1: 0.67, support: 1 }
 */
export function labelScores(
  expected: readonly (readonly string[])[],
  predicted: readonly (readonly string[])[],
): LabelReport {
  if (expected.length !== predicted.length || expected.length === 0) {
    throw new RangeError(
      `labelScores expected as many predictions as items and at least one, got ${predicted.length} for ${expected.length}.`,
    )
  }
  const counts = new Map<string, MatchCounts>()
  const countsOf = (label: string) => {
    const known = counts.get(label) ?? { both: 0, expected: 0, predicted: 0 }
    counts.set(label, known)
    return known
  }
  let exact = 0
  expected.forEach((labels, item) => {
    const wanted = new Set(labels)
    const found = new Set(predicted[item]!)
    for (const label of wanted) countsOf(label).expected++
    for (const label of found) countsOf(label).predicted++
    const both = [...found].filter((label) => wanted.has(label))
    for (const label of both) countsOf(label).both++
    if (both.length === wanted.size && both.length === found.size) exact++
  })
  const labels = new Map([...counts].map(([label, of]) => [label, { ...matchRates(of), support: of.expected }]))
  const total = { both: 0, expected: 0, predicted: 0 }
  for (const of of counts.values()) for (const key of ['both', 'expected', 'predicted'] as const) total[key] += of[key]
  return {
    labels,
    micro: matchRates(total),
    macro: meanOf([...labels.values()]),
    subsetAccuracy: exact / expected.length,
  }
}

/** How often each label was predicted (second key) where another, or the same, was expected (first key). */
export function confusionCounts(
  expected: readonly string[],
  predicted: readonly string[],
): Map<string, Map<string, number>> {
  const rows = new Map<string, Map<string, number>>()
  expected.forEach((label, item) => {
    const row = rows.get(label) ?? new Map<string, number>()
    row.set(predicted[item]!, (row.get(predicted[item]!) ?? 0) + 1)
    rows.set(label, row)
  })
  return rows
}

function meanOf(scores: readonly MatchRates[]): MatchRates {
  const mean = (key: keyof MatchRates) => scores.reduce((sum, one) => sum + one[key], 0) / Math.max(1, scores.length)
  return { precision: mean('precision'), recall: mean('recall'), f1: mean('f1') }
}
