import fc from 'fast-check'
import { expect, test } from 'vitest'
import { boundsOfBox, clipBox } from './box-in-image.ts'
import { boxFromCenter, boxOfCorners, type Corners, cornersOfBox, type ImageBox } from './image-box.ts'

const image = { width: 200, height: 100 }
const side = fc.double({ min: 1, max: 80, noNaN: true })
const place = fc.double({ min: -20, max: 100, noNaN: true })
const anyBox = fc.record({ x: place, y: place, width: side, height: side, rotation: fc.integer({ min: 0, max: 359 }) })

test('a box is turned clockwise about its corner, in pixels', () => {
  const box = { x: 50, y: 0, width: 25, height: 50, rotation: 90 }
  expect(cornersOfBox(box, image)).toEqual([
    [100, 0],
    [100, 50],
    [50, 50],
    [50, 0],
  ])
})

test('a box of its corners is the same box', () => {
  fc.assert(fc.property(anyBox, (box) => expectClose(boxOfCorners(cornersOfBox(box, image), image), box)))
})

test('corners may go round either way', () => {
  fc.assert(
    fc.property(anyBox, (box) => {
      const [a, b, c, d] = cornersOfBox(box, image)
      expectClose(boxOfCorners([a, d, c, b], image), box)
    }),
  )
})

test('corners that are not quite a rectangle give their mean sides', () => {
  const corners: Corners = [
    [10, 10],
    [52, 10],
    [50, 30],
    [12, 30],
  ]
  expectClose(boxOfCorners(corners, image), { x: 5.5, y: 10, width: 20, height: 20, rotation: 0 })
})

test('a box about its centre has its middle there, whatever the angle', () => {
  fc.assert(
    fc.property(fc.integer({ min: -720, max: 720 }), (angle) => {
      const box = boxFromCenter({ cx: 90, cy: 40, width: 30, height: 20, angle }, image)
      const corners = cornersOfBox(box, image)
      expect((corners[0][0] + corners[2][0]) / 2).toBeCloseTo(90)
      expect((corners[1][1] + corners[3][1]) / 2).toBeCloseTo(40)
      expect(box).toMatchObject({ width: 15, height: 20, rotation: ((angle % 360) + 360) % 360 })
    }),
  )
})

test('the bounds of a box hold its corners', () => {
  fc.assert(
    fc.property(anyBox, (box) => {
      const { x, y, width, height } = boundsOfBox(box, image)
      const corners = cornersOfBox(box, image)
      expect(x * 2).toBeCloseTo(Math.min(...corners.map(([across]) => across)))
      expect(y).toBeCloseTo(Math.min(...corners.map(([, down]) => down)))
      expect((x + width) * 2).toBeCloseTo(Math.max(...corners.map(([across]) => across)))
      expect(y + height).toBeCloseTo(Math.max(...corners.map(([, down]) => down)))
    }),
  )
})

test('a box that reaches over the edge is cut to the image', () => {
  expect(clipBox({ x: 90, y: -10, width: 20, height: 20 }, image)).toEqual({
    x: 90,
    y: 0,
    width: 10,
    height: 10,
    rotation: 0,
  })
})

test('a box in the image stays as it is', () => {
  const box = { x: 40, y: 40, width: 10, height: 10, rotation: 30 }
  expectClose(clipBox(box, image)!, box)
})

test('a rotated box that reaches over the edge keeps its rotation and covers what can be seen', () => {
  const half = clipBox({ x: 0, y: 10, width: 20, height: 20, rotation: 90 }, image)
  expect(half).toBeUndefined()
  const quarter = clipBox(boxFromCenter({ cx: 0, cy: 50, width: 20, height: 20, angle: 45 }, image), image)!
  expectClose(quarter, { x: 0, y: 50 - 10 * Math.SQRT2, width: 10, height: 20, rotation: 45 })
})

test('a box beside the image has no part in it', () => {
  expect(clipBox({ x: 100, y: 0, width: 10, height: 10 }, image)).toBeUndefined()
  expect(clipBox({ x: -10, y: 0, width: 10, height: 10, rotation: 0 }, image)).toBeUndefined()
})

test.each([
  [{ x: Number.NaN, y: 0, width: 1, height: 1 }, /Expected x of a box as a finite number, got NaN/],
  [{ x: 0, y: 0, width: 1, height: Number.POSITIVE_INFINITY }, /Expected height of a box/],
  [{ x: 50, y: 50, width: -10, height: 10 }, /of 0 or more, got -10 x 10/],
])('%o is not a box', (box, message) => {
  expect(() => cornersOfBox(box, image)).toThrow(message)
})

test('corners of which two coincide are not a box', () => {
  const line: Corners = [
    [10, 10],
    [10, 10],
    [50, 30],
    [50, 30],
  ]
  expect(() => boxOfCorners(line, image)).toThrow(/Expected width and height of a box above 0/)
})

function expectClose(given: ImageBox, expected: ImageBox): void {
  for (const key of ['x', 'y', 'width', 'height'] as const) expect(given[key]).toBeCloseTo(expected[key], 6)
  const apart = (given.rotation! - expected.rotation! + 540) % 360
  expect(apart).toBeCloseTo(180, 6)
}
