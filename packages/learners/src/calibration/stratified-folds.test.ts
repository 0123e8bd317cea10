import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sharesOfClasses } from '../logistic-regression/class-shares.ts'
import { ALWAYS_TRAINING, dealStratifiedFolds } from './stratified-folds.ts'

const targets = sharesOfClasses(Int32Array.from([0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 2]))

describe('dealStratifiedFolds', () => {
  test('spreads each class over the folds', () => {
    const folds = dealStratifiedFolds(targets, 3, 3, 1)
    const ofFirst = [0, 1, 2].map((fold) => folds.slice(0, 7).filter((of) => of === fold).length)
    expect(ofFirst.toSorted()).toEqual([2, 2, 3])
    expect([...folds.slice(7, 10)].sort()).toEqual([0, 1, 2])
  })

  test('never holds out the only row of a class', () => {
    expect(dealStratifiedFolds(targets, 3, 3, 1)[10]).toBe(ALWAYS_TRAINING)
  })

  test('depends on the seed alone', () => {
    expect(dealStratifiedFolds(targets, 3, 3, 5)).toEqual(dealStratifiedFolds(targets, 3, 3, 5))
    expect(dealStratifiedFolds(targets, 3, 3, 5)).not.toEqual(dealStratifiedFolds(targets, 3, 3, 6))
  })

  test('leaves every class in the training part of every fold, whatever classes rows share', () => {
    const row = fc.uniqueArray(fc.nat(4), { maxLength: 3 })
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 12 }), fc.nat(), (rows, seed) => {
        const indptr = Int32Array.from([0, ...rows.map((_, at) => rows.slice(0, at + 1).flat().length)])
        const folds = dealStratifiedFolds({ indptr, classes: Int32Array.from(rows.flat()) }, 5, 3, seed)
        for (let fold = 0; fold < 3; fold++) {
          const trained = new Set(rows.filter((_, at) => folds[at] !== fold).flat())
          expect(trained).toEqual(new Set(rows.flat()))
        }
      }),
    )
  })
})
