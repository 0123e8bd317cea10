import { shown } from './value-rule.ts'

/** What is wrong with the score of a prediction or a region; absent and null are fine. */
export function checkScore(score: unknown): string | undefined {
  const isFine = score === undefined || score === null || (typeof score === 'number' && score >= 0 && score <= 1)
  return isFine ? undefined : `Score must be between 0.00 and 1.00 inclusive, got ${shown(score)}`
}
