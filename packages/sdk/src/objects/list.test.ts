import { expect, it } from 'vitest'
import { invalid, tagOf, taskOf } from './__fixtures__/tag-of.ts'

it('a list has items with ids as regions carry them', () => {
  expect(
    tagOf('List').itemsOf(
      taskOf([
        { id: 3, title: 'T' },
        { id: 'b', html: '<b>' },
      ]),
    ),
  ).toEqual([
    { id: '3', title: 'T', body: '', html: '' },
    { id: 'b', title: '', body: '', html: '<b>' },
  ])
  expect(() => tagOf('List').itemsOf(taskOf([{ title: 'T' }]))).toThrow(
    invalid("expects an id in the data field 'x[0].id', got undefined"),
  )
})
