/**
 * Reference values: scikit-learn 1.9.1, `LogisticRegression(C=10, tol=1e-12, max_iter=100000, ...)` fitted to the matrix
 * below with `coef_` and `intercept_` printed to 9 digits.
 */
import { describe, expect, test } from 'vitest'
import { createSparseRows, type SparseRows } from '../text/sparse-rows.ts'
import { computeLogits, fitLogisticRegression, type LogisticRegressionOptions } from './logistic-regression.ts'

const features = sparse([
  [1, 0.5, 0, 0],
  [0, 1, 0.2, 0],
  [0.3, 0, 1, 0],
  [0, 0, 0.7, 1],
  [0.9, 0, 0, 0.4],
  [0, 0.8, 0.1, 0.6],
  [0.2, 0.2, 0.9, 0],
  [0, 0.1, 0.4, 0.8],
])
const twoClasses = [0, 1, 0, 1, 0, 1, 0, 0]
const threeClasses = [0, 1, 2, 2, 0, 1, 2, 1]
const sampleWeights = [1, 2, 0.5, 1, 1, 3, 1, 1.5]

describe('fitLogisticRegression', () => {
  test('finds scikit-learn’s coefficients for two classes', async () => {
    const model = await fit(twoClasses, { classCount: 2 })
    expectClose(model.coefficients, [-2.106785639, 2.587945767, -0.265046496, 1.662536838, -1.456608101])
    expect(model.converged).toBe(true)
  })

  test('finds scikit-learn’s coefficients for two classes with balanced and sample weights', async () => {
    const model = await fit(twoClasses, { classCount: 2, classWeights: 'balanced', sampleWeights })
    expectClose(model.coefficients, [-2.207771155, 3.456701634, -0.308232589, 1.398159197, -1.574466031])
  })

  test('finds scikit-learn’s coefficients for three classes', async () => {
    const model = await fit(threeClasses, { classCount: 3 })
    expectClose(outputOf(model.coefficients, 0), [2.353956241, -0.365454294, -1.432477734, -0.465160036, -0.311204699])
    expectClose(outputOf(model.coefficients, 1), [-1.938659079, 1.383861112, -1.319618756, 0.581441388, 0.810754259])
    expectClose(outputOf(model.coefficients, 2), [-0.415297162, -1.018406818, 2.75209649, -0.116281353, -0.49954956])
  })

  test('finds scikit-learn’s coefficients for three classes with class and sample weights', async () => {
    const model = await fit(threeClasses, { classCount: 3, classWeights: [1, 2, 0.5], sampleWeights })
    expectClose(outputOf(model.coefficients, 0), [2.631326706, -0.601117074, -1.202475339, -0.661779117, -0.450629754])
    expectClose(outputOf(model.coefficients, 1), [-2.439150631, 1.637134653, -1.388553397, 0.792170324, 1.477638997])
    expectClose(outputOf(model.coefficients, 2), [-0.192176075, -1.036017579, 2.591028736, -0.130391207, -1.027009244])
  })

  test.each([4, 5, 6, 7, 8])('has a zero gradient at the optimum of %i classes', async (classCount) => {
    const targets = Int32Array.from({ length: 40 }, (_, row) => row % classCount)
    const many = sparse(Array.from(targets, (target, row) => [target / 7, row % 3, (row * target) % 5, 1]))
    const model = await fitLogisticRegression(many, targets, { classCount, C: 10, tolerance: 1e-9 })
    const gradient = denseGradient(many, targets, model.coefficients, classCount, 10)
    expect(Math.max(...gradient.map(Math.abs))).toBeLessThan(1e-6)
  })

  test('ends at the same place from another start', async () => {
    const start = new Float64Array(5).fill(3)
    const model = await fit(twoClasses, { classCount: 2, start })
    expectClose(model.coefficients, [-2.106785639, 2.587945767, -0.265046496, 1.662536838, -1.456608101])
  })

  test('rejects with an AbortError when it is aborted half-way', async () => {
    const controller = new AbortController()
    const fitting = fit(twoClasses, { classCount: 2, signal: controller.signal, onProgress: () => controller.abort() })
    await expect(fitting).rejects.toMatchObject({ name: 'AbortError' })
  })

  test('reports progress that never falls and ends at 1', async () => {
    const fractions: number[] = []
    await fit(threeClasses, { classCount: 3, onProgress: (fraction) => fractions.push(fraction) })
    expect(fractions).toEqual(fractions.toSorted((left, right) => left - right))
    expect(fractions.at(-1)).toBe(1)
  })

  test('says which class has no rows', async () => {
    await expect(fit(twoClasses, { classCount: 3 })).rejects.toThrow('Class 2 of 3 has no row with a weight above 0')
  })

  test('says which target or weight is out of range', async () => {
    await expect(fit([0, 1, 2, 0, 0, 0, 0, 0], { classCount: 2 })).rejects.toThrow('targets[2] expected 0 to 1, got 2')
    const weights = [1, 1, -1, 1, 1, 1, 1, 1]
    await expect(fit(twoClasses, { classCount: 2, sampleWeights: weights })).rejects.toThrow('sampleWeights[2]')
    await expect(fit(twoClasses, { classCount: 2, C: 0 })).rejects.toThrow('C expected a number above 0, got 0')
  })
})

describe('computeLogits', () => {
  test('gives scikit-learn’s probabilities', async () => {
    const logits = computeLogits(await fit(twoClasses, { classCount: 2 }), features)
    const probabilities = [...logits.slice(0, 3)].map((logit) => 1 / (1 + Math.exp(-logit)))
    expectClose(probabilities, [0.093687376, 0.746177512, 0.086772895])
  })
})

function fit(targets: number[], options: LogisticRegressionOptions) {
  return fitLogisticRegression(features, Int32Array.from(targets), { C: 10, tolerance: 1e-8, ...options })
}

function sparse(dense: readonly number[][]): SparseRows {
  const rows = createSparseRows(dense.length, 4, dense.flat().filter((value) => value !== 0).length)
  let end = 0
  dense.forEach((values, row) => {
    values.forEach((value, column) => {
      if (value === 0) return
      rows.indices[end] = column
      rows.values[end++] = value
    })
    rows.indptr[row + 1] = end
  })
  return rows
}

/** Derivative of Σ log-loss + ‖w‖² / 2C, written as plainly as it can be. */
function denseGradient(
  { indptr, indices, values, rows, columns }: SparseRows,
  targets: Int32Array,
  coefficients: Float64Array,
  classCount: number,
  C: number,
): number[] {
  const gradient = Array.from(coefficients, (value, at) => (at < columns * classCount ? value / C : 0))
  for (let row = 0; row < rows; row++) {
    const x = new Array(columns + 1).fill(0)
    x[columns] = 1
    for (let entry = indptr[row]!; entry < indptr[row + 1]!; entry++) x[indices[entry]!] = values[entry]!
    const logits = Array.from({ length: classCount }, (_, of) =>
      x.reduce((sum, value, column) => sum + value * coefficients[column * classCount + of]!, 0),
    )
    const total = logits.reduce((sum, logit) => sum + Math.exp(logit), 0)
    logits.forEach((logit, of) => {
      const residual = Math.exp(logit) / total - (targets[row] === of ? 1 : 0)
      x.forEach((value, column) => {
        gradient[column * classCount + of]! += residual * value
      })
    })
  }
  return gradient
}

function outputOf(coefficients: Float64Array, output: number): number[] {
  return [...coefficients].filter((_, at) => at % 3 === output)
}

function expectClose(found: ArrayLike<number>, expected: readonly number[]): void {
  expect(found.length).toBe(expected.length)
  expected.forEach((value, at) => {
    expect(found[at]).toBeCloseTo(value, 5)
  })
}
