import { fitByAdagrad } from '../logistic-regression/adagrad-softmax.ts'
import type { ClassShares } from '../logistic-regression/class-shares.ts'
import {
  fitLogisticRegression,
  type LogisticRegression,
  type LogisticRegressionOptions,
} from '../logistic-regression/logistic-regression.ts'
import type { SparseRows } from '../text/sparse-rows.ts'

/** Newton's method holds a dozen arrays of this many 64-bit floats: 400 MB. */
const MAX_NEWTON_CELLS = 4_000_000

/** Fits by Newton's method, or by AdaGrad where that takes too much memory: its coefficients have 32 bits. */
export function fitClasses(
  features: SparseRows,
  targets: ClassShares,
  options: LogisticRegressionOptions & { seed: number },
): Promise<LogisticRegression<Float64Array | Float32Array>> {
  const outputs = options.classCount === 2 ? 1 : options.classCount
  const isTooLarge = Math.max(features.columns, features.rows) * outputs > MAX_NEWTON_CELLS && outputs > 50
  return isTooLarge ? fitByAdagrad(features, targets, options) : fitLogisticRegression(features, targets, options)
}
