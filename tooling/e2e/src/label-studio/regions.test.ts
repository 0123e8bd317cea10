import { expect, test } from 'vitest'
import { repeatedRegions } from './regions.ts'

const span = (id: string, value: Record<string, unknown>) => ({
  id,
  from_name: 'l',
  to_name: 't',
  type: 'labels',
  value,
})

test('regions repeat each other when only their ids differ', () => {
  const first = span('a', { start: 0, end: 4, labels: ['LOC'] })
  const again = span('b', { labels: ['LOC'], end: 4, start: 0 })
  const other = span('c', { start: 0, end: 4, labels: ['PER'] })
  expect(repeatedRegions([first, other, again])).toEqual([again])
})
