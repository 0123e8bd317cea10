export interface MatchCounts {
  expected: number
  predicted: number
  /** Expected as well as predicted. */
  both: number
}

/** Rates of 0 to 1; one with nothing to divide by is 0. */
export interface MatchRates {
  precision: number
  recall: number
  f1: number
}

export function matchRates({ expected, predicted, both }: MatchCounts): MatchRates {
  return {
    precision: ratio(both, predicted),
    recall: ratio(both, expected),
    f1: ratio(2 * both, expected + predicted),
  }
}

function ratio(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole
}
