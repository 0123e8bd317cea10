import { expect, test } from 'vitest'
import { createSeededRandom } from '../seeded-random.ts'
import { createSparseRows } from '../text/sparse-rows.ts'
import { fitByAdagrad } from './adagrad-softmax.ts'
import { sharesOfClasses } from './class-shares.ts'
import { computeLogits, fitLogisticRegression } from './logistic-regression.ts'

/** Rows of three features of their class and three of any, each row of length 1. */
function corpus(rows: number, classCount: number, seed: number) {
  const random = createSeededRandom(seed)
  const classes = Int32Array.from({ length: rows }, (_, row) => row % classCount)
  const features = createSparseRows(rows, classCount * 4 + 100, rows * 6)
  classes.forEach((one, row) => {
    const own = [0, 1, 2].map((at) => one * 4 + ((at + row) % 4))
    const any = [0, 1, 2].map((at) => classCount * 4 + at * 33 + Math.floor(random() * 33))
    features.indices.set([...own, ...any], row * 6)
    features.indptr[row + 1] = (row + 1) * 6
  })
  features.values.fill(1 / Math.sqrt(6))
  return { features, classes }
}

test('comes near the optimum that Newton’s method finds', async () => {
  const { features, classes } = corpus(240, 60, 1)
  const options = { classCount: 60, C: 10 }
  const unseen = corpus(120, 60, 2)
  const exact = await fitLogisticRegression(features, classes, options)
  const near = await fitByAdagrad(features, sharesOfClasses(classes), { ...options, seed: 1 })
  const [ofExact, ofNear] = [exact, near].map((model) =>
    meanLoss(computeLogits(model, unseen.features), unseen.classes, 60),
  )
  expect(ofNear).toBeLessThan(1.3 * ofExact!)
  expect(await fitByAdagrad(features, sharesOfClasses(classes), { ...options, seed: 1 })).toEqual(near)
})

function meanLoss(logits: Float64Array, classes: Int32Array, classCount: number): number {
  const losses = Array.from(classes, (one, row) => {
    const ofRow = logits.subarray(row * classCount, (row + 1) * classCount)
    return Math.log(ofRow.reduce((sum, logit) => sum + Math.exp(logit), 0)) - ofRow[one]!
  })
  return losses.reduce((sum, loss) => sum + loss, 0) / losses.length
}
