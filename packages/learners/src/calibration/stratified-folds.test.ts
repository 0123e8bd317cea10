import { describe, expect, test } from 'vitest'
import { ALWAYS_TRAINING, dealStratifiedFolds } from './stratified-folds.ts'

const targets = Int32Array.from([0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 2])

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
})
