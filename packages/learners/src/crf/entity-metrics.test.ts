import { expect, test } from 'vitest'
import { entityScores } from './entity-metrics.ts'

const span = (start: number, end: number, label: string) => ({ start, end, label })

test('counts only exact matches of place and label', () => {
  const expected = [[span(0, 2, 'a'), span(3, 4, 'b')], [span(0, 1, 'a')]]
  const predicted = [[span(0, 2, 'a'), span(3, 4, 'a'), span(5, 6, 'b')], []]
  expect(entityScores(expected, predicted)).toEqual({
    truePositives: 1,
    falsePositives: 2,
    falseNegatives: 2,
    precision: 1 / 3,
    recall: 1 / 3,
    f1: 1 / 3,
  })
})

test('rates with nothing to divide by are 0', () => {
  expect(entityScores([[]], [[]])).toMatchObject({ precision: 0, recall: 0, f1: 0 })
})

test('lists of different lengths are an error', () => {
  expect(() => entityScores([[]], [])).toThrow(/1 expected but 0 predicted/)
})
