import { expect, it } from 'vitest'
import { invalid, tagOf, taskOf } from './__fixtures__/tag-of.ts'

it('a table has a row for each object', () => {
  expect(tagOf('Table').tableOf(taskOf({ a: 1 }))).toEqual([{ a: 1 }])
  expect(tagOf('Table').tableOf(taskOf([{ a: 1 }, { a: 2 }]))).toEqual([{ a: 1 }, { a: 2 }])
  expect(() => tagOf('Table').tableOf(taskOf(3))).toThrow(invalid('expects an object or a list of them'))
})
