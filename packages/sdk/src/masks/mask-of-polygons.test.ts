import { expect, test } from 'vitest'
import { maskOfPolygons } from './mask-of-polygons.ts'
import { drawn } from './testing/drawn-masks.ts'

const size = { width: 6, height: 4 }
const box = (left: number, top: number, right: number, bottom: number) => [
  [left, top],
  [right, top],
  [right, bottom],
  [left, bottom],
]

test('a pixel is inside when its centre is', () => {
  expect(maskOfPolygons([box(1.5, 0.6, 3.5, 2.4)], size)).toEqual(drawn('......', '.##...', '......', '......'))
})

test('a polygon in another is a hole, whichever way round it goes', () => {
  const expected = drawn('#####.', '#...#.', '#####.', '......')
  expect(maskOfPolygons([box(0, 0, 5, 3), box(1, 1, 4, 2)], size)).toEqual(expected)
  expect(maskOfPolygons([box(0, 0, 5, 3), box(1, 1, 4, 2).reverse()], size)).toEqual(expected)
})

test('what lies outside of the image is cut off', () => {
  expect(maskOfPolygons([box(-1e9, 2, 1e9, 1e9)], size)).toEqual(drawn('......', '......', '######', '######'))
  expect(maskOfPolygons([box(7, -5, 9, -1)], size)).toEqual(drawn('......', '......', '......', '......'))
})

test('no polygon, and one without an area, give an empty mask', () => {
  expect(maskOfPolygons([], size).data.some((value) => value > 0)).toBe(false)
  expect(
    maskOfPolygons(
      [
        [],
        [[1, 1]],
        [
          [1, 1],
          [4, 3],
        ],
      ],
      size,
    ).data.some((value) => value > 0),
  ).toBe(false)
})

test.each([[[[Number.NaN, 1]]], [[[1]]], [[[1, Number.POSITIVE_INFINITY]]]])('%j is not a polygon', (polygon) => {
  expect(() => maskOfPolygons([polygon], size)).toThrow(/Expected points of a polygon as \[x, y\] in pixels/)
})
