/**
 * Reference values: scikit-learn 1.9.1, `precision_recall_fscore_support` (each label, `average='micro'`, `average='macro'`,
 * `zero_division=0`) and `accuracy_score` on the indicators of `MultiLabelBinarizer`.
 */
import { expect, test } from 'vitest'
import { confusionCounts, labelScores } from './label-scores.ts'

const expected = [['a'], ['a', 'b'], [], ['c'], ['b'], ['a', 'c'], ['b']]
const predicted = [['a'], ['b'], ['a'], ['c', 'd'], [], ['a', 'c'], ['b']]

test('scores of labels agree with the reference implementation', () => {
  const { labels, micro, macro, subsetAccuracy } = labelScores(expected, predicted)
  expect(Object.fromEntries(labels)).toEqual({
    a: { precision: 2 / 3, recall: 2 / 3, f1: 2 / 3, support: 3 },
    b: { precision: 1, recall: 2 / 3, f1: 0.8, support: 3 },
    c: { precision: 1, recall: 1, f1: 1, support: 2 },
    d: { precision: 0, recall: 0, f1: 0, support: 0 },
  })
  expect(micro).toEqual({ precision: 0.75, recall: 0.75, f1: 0.75 })
  expect(macro.precision).toBeCloseTo(0.6666666666666666, 12)
  expect(macro.recall).toBeCloseTo(0.5833333333333333, 12)
  expect(macro.f1).toBeCloseTo(0.6166666666666667, 12)
  expect(subsetAccuracy).toBeCloseTo(0.42857142857142855, 12)
})

test('a label counts once an item, however often it is named', () => {
  expect(labelScores([['a', 'a']], [['a', 'a']]).labels.get('a')).toMatchObject({ support: 1, f1: 1 })
})

test('lists of different lengths are refused', () => {
  expect(() => labelScores([['a']], [])).toThrow('got 0 for 1')
})

test('confusions are counted by what was expected, then by what was predicted', () => {
  const counts = confusionCounts(['a', 'a', 'b'], ['a', 'b', 'b'])
  expect([...counts].map(([label, row]) => [label, Object.fromEntries(row)])).toEqual([
    ['a', { a: 1, b: 1 }],
    ['b', { b: 1 }],
  ])
})
