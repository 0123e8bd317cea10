import { expect, test } from 'vitest'
import { parsePairs, parseShare, parseWhole } from './option-values.ts'

test('pairs have a name and anything after the first =', () => {
  expect([...parsePairs(['text=review', '1=a=b', 'x='], '--label')]).toEqual([
    ['text', 'review'],
    ['1', 'a=b'],
    ['x', ''],
  ])
  expect(parsePairs(undefined, '--label').size).toBe(0)
  expect(() => parsePairs(['=x'], '--label')).toThrow('--label =x cannot be used: expected name=value')
})

test.each(['0', '65', '1.5', '', 'many'])('a count of "%s" is refused with its limits', (written) => {
  expect(() => parseWhole(written, '--parallel', 64)).toThrow('expected a number from 1 to 64')
})

test('shares are 0 to 1', () => {
  expect([parseShare('0', 'x'), parseShare('0.5', 'x'), parseWhole('64', 'x', 64)]).toEqual([0, 0.5, 64])
  for (const written of ['', '1.1', '-1', 'half']) expect(() => parseShare(written, 'x')).toThrow('from 0 to 1')
})
