import { createSeededRandom, shuffleInPlace } from '../seeded-random.ts'
import type { SparseRows } from '../text/sparse-rows.ts'
import { createYielder } from '../yielder.ts'
import type { ClassShares } from './class-shares.ts'
import { softmaxInPlace } from './log-loss-objective.ts'
import type { LogisticRegression, LogisticRegressionOptions } from './logistic-regression.ts'
import { addProductsNow } from './sparse-products.ts'

const EPOCHS = 12
const LEARNING_RATE = 1
/** A row whose error is below this teaches nothing more. */
const NEGLIGIBLE_ERROR = 1e-6

/**
 * The objective of `fitLogisticRegression` for so many classes that Newton's method has no room: gradient descent one row at
 * a time with AdaGrad's rates (Duchi et al. 2011, figure 1), kept for each feature instead of each weight. It holds the
 * weights once, as 32-bit floats, and nothing of the size rows × classes. It ends near the optimum, not at it.
 */
export async function fitByAdagrad(
  features: SparseRows,
  targets: ClassShares,
  options: LogisticRegressionOptions & { seed: number },
): Promise<LogisticRegression<Float32Array>> {
  const { classCount, C = 1, sampleWeights, onProgress = () => {} } = options
  const yielder = createYielder(options.signal)
  const random = createSeededRandom(options.seed)
  const coefficients = new Float32Array((features.columns + 1) * classCount)
  const squares = new Float64Array(features.columns + 1).fill(1e-3)
  const errors = new Float64Array(classCount)
  const order = Int32Array.from({ length: features.rows }, (_, row) => row)
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    for (const [done, row] of shuffleInPlace(order, random).entries()) {
      predictRow(features, row, coefficients, errors)
      for (let entry = targets.indptr[row]!; entry < targets.indptr[row + 1]!; entry++) {
        errors[targets.classes[entry]!]! -= targets.shares[entry]!
      }
      moveRow(features, row, coefficients, squares, errors, sampleWeights?.[row] ?? 1)
      if (done % 100 === 0) onProgress((epoch + done / features.rows) / EPOCHS)
      await yielder.yieldToEventLoop()
    }
    shrink(coefficients, squares, classCount, LEARNING_RATE / C)
  }
  onProgress(1)
  return {
    classCount,
    columns: features.columns,
    outputs: classCount,
    coefficients,
    iterations: EPOCHS,
    converged: false,
  }
}

/** Writes the probabilities of a row's classes. */
function predictRow(features: SparseRows, row: number, coefficients: Float32Array, to: Float64Array): void {
  const oneRow = { ...features, rows: 1, indptr: features.indptr.subarray(row, row + 2) }
  addProductsNow({ features: oneRow, outputs: to.length }, coefficients, to.fill(0))
  softmaxInPlace(to, 0, to.length)
}

function moveRow(
  { indptr, indices, values, columns }: SparseRows,
  row: number,
  coefficients: Float32Array,
  squares: Float64Array,
  errors: Float64Array,
  weight: number,
): void {
  const classCount = errors.length
  let square = 0
  for (const error of errors) square += error * error
  square *= weight * weight
  if (square < NEGLIGIBLE_ERROR) return
  const move = (column: number, value: number) => {
    squares[column]! += value * value * square
    const rate = (LEARNING_RATE * weight * value) / Math.sqrt(squares[column]!)
    const start = column * classCount
    for (let i = 0; i < classCount; i++) coefficients[start + i]! -= rate * errors[i]!
  }
  for (let entry = indptr[row]!; entry < indptr[row + 1]!; entry++) move(indices[entry]!, values[entry]!)
  move(columns, 1)
}

/** The pull of the penalty towards 0 for one epoch, at each feature's present rate; not on the intercepts. */
function shrink(coefficients: Float32Array, squares: Float64Array, classCount: number, strength: number): void {
  for (let column = 0; column < squares.length - 1; column++) {
    const factor = Math.exp(-strength / Math.sqrt(squares[column]!))
    for (let at = column * classCount; at < (column + 1) * classCount; at++) coefficients[at]! *= factor
  }
}
