import { type ClassShares, pickShares, sharesOfClass } from '../logistic-regression/class-shares.ts'
import { fitLogisticRegression } from '../logistic-regression/logistic-regression.ts'
import type { SparseRows } from '../text/sparse-rows.ts'

/** Texts whose labels want to be learned; a text may have any number of them. */
export interface LabelProblem {
  targets: ClassShares
  weights: Float64Array
  C: number
  signal?: AbortSignal
}

/** Fits the decision for one label, intercept last; null when all texts have it, or none. */
export async function fitLabel(
  { targets, weights, C, signal }: LabelProblem,
  features: SparseRows,
  label: number,
  settings: { tolerance: number; start?: Float64Array },
): Promise<Float64Array | null> {
  const shares = sharesOfClass(targets, label)
  if (shares.every((share, row) => share <= 0 || weights[row] === 0)) return null
  if (shares.every((share, row) => share >= 1 || weights[row] === 0)) return null
  const fitted = await fitLogisticRegression(features, sharesOfTwo(shares), {
    classCount: 2,
    C,
    sampleWeights: weights,
    ...settings,
    ...(signal && { signal }),
  })
  return fitted.coefficients
}

/** By Laplace's rule, the log-odds of a label that all texts have, or none. */
export function logOddsOfConstant({ targets, weights }: LabelProblem, label: number): number {
  const shares = sharesOfClass(targets, label)
  const has = shares.reduce((sum, share, row) => sum + share * weights[row]!, 0)
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  return Math.log((has + 1) / (total - has + 1))
}

/** The given rows of a problem. */
export function pickRows({ targets, weights, ...rest }: LabelProblem, rows: Int32Array): LabelProblem {
  return { ...rest, targets: pickShares(targets, rows), weights: Float64Array.from(rows, (row) => weights[row]!) }
}

function sharesOfTwo(ofSecond: Float64Array): ClassShares {
  const length = ofSecond.length * 2
  return {
    indptr: Int32Array.from({ length: ofSecond.length + 1 }, (_, row) => 2 * row),
    classes: Int32Array.from({ length }, (_, entry) => entry % 2),
    shares: Float64Array.from({ length }, (_, entry) => {
      const share = ofSecond[entry >> 1]!
      return entry % 2 === 1 ? share : 1 - share
    }),
  }
}
