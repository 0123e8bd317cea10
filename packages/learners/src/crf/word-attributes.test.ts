import { expect, test } from 'vitest'
import { wordAttributes } from './word-attributes.ts'
import { shortShape, wordShape } from './word-shape.ts'

test('the shape keeps punctuation and replaces letters and digits, accents and scripts included', () => {
  expect(wordShape("McDonald's-7")).toBe("XxXxxxxx'x-d")
  expect(wordShape('Élan東٣')).toBe('Xxxxcd')
  expect(shortShape('XxXxxxxx')).toBe('XxXx')
})

test('names the word, its cases, affixes, shapes, masked digits and kinds', () => {
  expect(wordAttributes('Ab12')).toEqual([
    'lab12',
    'SXxdd',
    'cXxd',
    'wAb12',
    'nab00',
    ...['qa', 't2', 'qab', 't12', 'pab1', 'sb12'],
    'kcapital',
    'kdigits',
  ])
})

test('affixes never cut a surrogate pair', () => {
  for (const attribute of wordAttributes('😀a😀b')) expect(attribute.isWellFormed()).toBe(true)
})
