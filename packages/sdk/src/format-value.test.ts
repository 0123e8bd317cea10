import { expect, it } from 'vitest'
import { formatValue } from './format-value.ts'

it.each([
  ['', '""'],
  ['12', '"12"'],
  ['-1.5', '"-1.5"'],
  [7, '7'],
  [null, 'null'],
  [[1, 2], 'a list of 2'],
  [{ labels: [], start: 0 }, 'an object with labels, start'],
  [{}, 'an object with no keys'],
  [new Uint8Array(10_000_000), 'Uint8Array of 10000000 bytes'],
])('says of %j what it is', (value, said) => {
  expect(formatValue(value)).toBe(said)
})

it.each([
  ['John lives here', 'a string'],
  ['4111111111111111', 'a string'],
  [{ 'John lives here': 1, start: 0 }, 'an object with start and 1 more'],
  [{ 'John lives here': 1 }, 'an object with 1 key'],
])('does not quote the text in %j', (value, said) => {
  expect(formatValue(value)).toBe(said)
})
