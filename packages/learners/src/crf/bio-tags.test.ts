import { expect, test } from 'vitest'
import { spansOfBioTags } from './bio-tags.ts'

test('reads runs, neighbours and an I- without its B-', () => {
  expect(spansOfBioTags(['B-x', 'I-x', 'B-x', 'O', 'I-y', 'I-x'])).toEqual([
    { start: 0, end: 2, label: 'x' },
    { start: 2, end: 3, label: 'x' },
    { start: 4, end: 5, label: 'y' },
    { start: 5, end: 6, label: 'x' },
  ])
})

test('another tag is an error that names it', () => {
  expect(() => spansOfBioTags(['O', 'U-x'])).toThrow(/Tag 1 is "U-x"/)
})
