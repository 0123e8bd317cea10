import { expect, test } from 'vitest'
import { shapeDifferences } from './shape-differences.ts'

test('values may differ, lists may be longer', () => {
  const expected = { version: 'a', results: [{ score: 0.5, result: [] }] }
  const actual = {
    version: 'b',
    results: [
      { score: 0.1, result: [] },
      { score: 1, result: [] },
    ],
  }
  expect(shapeDifferences(expected, actual)).toEqual([])
})

test('a missing key, a new key and another type are reported with their path', () => {
  expect(shapeDifferences({ a: 1, b: [{ c: 'x' }] }, { b: [{ c: 1 }], d: null })).toEqual([
    'answer.a is missing',
    'answer.d is not in the document',
    'answer.b[0].c: expected string, got number (1)',
  ])
})

test('an empty list has not the shape of a filled one', () => {
  expect(shapeDifferences([1], [])).toEqual(['answer: expected items, got an empty list'])
  expect(shapeDifferences([], [1])).toEqual(['answer: expected an empty list, got 1 items'])
})

test('the name of an untrained version is compared as it is', () => {
  expect(shapeDifferences({ v: 'untrained+a' }, { v: 'untrained+b' })).toEqual([
    'answer.v: expected untrained+a, got untrained+b',
  ])
})
