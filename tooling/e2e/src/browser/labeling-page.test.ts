import { expect, test } from 'vitest'
import { namesVersion } from './labeling-page.ts'

test('a tab names a short version whole', () => {
  expect(namesVersion('v1seconds ago · 86.00%', 'v1')).toBe(true)
  expect(namesVersion('v2seconds ago · 86.00%', 'v1')).toBe(false)
})

test('a tab names a long version shortened in the middle', () => {
  const tab = 'v1-20261...005536seconds ago · 94.69%'
  expect(namesVersion(tab, 'v1-20261121-005536')).toBe(true)
  expect(namesVersion(tab, 'v1-20261121-005537')).toBe(false)
})
