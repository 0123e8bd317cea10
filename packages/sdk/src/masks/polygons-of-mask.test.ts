import fc from 'fast-check'
import { expect, test } from 'vitest'
import { maskOfPolygons } from './mask-of-polygons.ts'
import { polygonsOf } from './polygons-of-mask.ts'
import { anyMask, drawn } from './testing/drawn-masks.ts'

const boxesAndSpeck = drawn('.....', '.###.', '.###.', '.....', '#....')

test('a box of pixels gives its four corners, the largest area first', () => {
  expect(polygonsOf(boxesAndSpeck)).toEqual([
    [
      [1, 1],
      [4, 1],
      [4, 3],
      [1, 3],
    ],
    [
      [0, 4],
      [1, 4],
      [1, 5],
      [0, 5],
    ],
  ])
})

test('areas of fewer pixels than minArea are left out', () => {
  expect(polygonsOf(boxesAndSpeck, { minArea: 2 })).toHaveLength(1)
})

test('pixels that touch at a corner are one polygon', () => {
  expect(polygonsOf(drawn('#.', '.#'))).toHaveLength(1)
})

test('holes are given on request only', () => {
  const ring = drawn('###', '#.#', '###')
  expect(polygonsOf(ring)).toHaveLength(1)
  expect(polygonsOf(ring, { holes: true })[1]).toHaveLength(4)
})

test('an empty mask has no polygon', () => {
  expect(polygonsOf(drawn('..', '..'))).toEqual([])
})

test('outlines with their holes, filled, are the mask again', () => {
  fc.assert(
    fc.property(anyMask, (mask) => {
      const filled = maskOfPolygons(polygonsOf(mask, { tolerance: 0, holes: true }), mask)
      expect(filled.data).toEqual(mask.data.map((value) => (value === 0 ? 0 : 255)))
    }),
  )
})

test('a convex polygon comes back within the tolerance', () => {
  const corner = fc.record({ angle: fc.double({ min: 0, max: 6.28, noNaN: true }) })
  const convex = fc.tuple(fc.integer({ min: 10, max: 45 }), fc.array(corner, { minLength: 3, maxLength: 8 }))
  fc.assert(
    fc.property(convex, fc.double({ min: 0, max: 2, noNaN: true }), ([radius, corners], tolerance) => {
      const angles = corners.map(({ angle }) => angle).sort((one, other) => one - other)
      const polygon = angles.map((angle) => [50 + radius * Math.cos(angle), 50 + radius * Math.sin(angle)])
      const mask = maskOfPolygons([polygon], { width: 100, height: 100 })
      for (const point of polygonsOf(mask, { tolerance }).flat()) {
        expect(distanceToEdge(point, polygon)).toBeLessThan(1.5)
      }
      const again = maskOfPolygons(polygonsOf(mask, { tolerance }), mask)
      const different = again.data.filter((value, at) => value !== mask.data[at]).length
      const edge = polygon.reduce((sum, point, at) => sum + distance(point, polygon[(at + 1) % polygon.length]!), 0)
      expect(different).toBeLessThanOrEqual((edge + 4) * tolerance)
    }),
    { numRuns: 50 },
  )
})

test('a staircase becomes a line', () => {
  const triangle = maskOfPolygons(
    [
      [
        [0, 0],
        [60, 60],
        [0, 60],
      ],
    ],
    { width: 60, height: 60 },
  )
  expect(polygonsOf(triangle, { tolerance: 0 })[0]!.length).toBeGreaterThan(100)
  expect(polygonsOf(triangle)[0]!.length).toBeLessThan(6)
})

test('an area that the tolerance would shrink to a line keeps its corners', () => {
  expect(polygonsOf(drawn('#####', '##...'), { tolerance: 50 })[0]!.length).toBeGreaterThan(3)
})

test('a tolerance below 0 is refused', () => {
  expect(() => polygonsOf(boxesAndSpeck, { tolerance: -1 })).toThrow(/0 pixels or more, got -1/)
})

function distance([x, y]: number[], [otherX, otherY]: number[]): number {
  return Math.hypot(otherX! - x!, otherY! - y!)
}

function distanceToEdge(point: number[], polygon: number[][]): number {
  return Math.min(...polygon.map((start, at) => distanceToSegment(point, start, polygon[(at + 1) % polygon.length]!)))
}

function distanceToSegment(point: number[], start: number[], end: number[]): number {
  const length = distance(start, end)
  if (length === 0) return distance(point, start)
  const [x, y] = [end[0]! - start[0]!, end[1]! - start[1]!]
  const along = ((point[0]! - start[0]!) * x + (point[1]! - start[1]!) * y) / length ** 2
  const part = Math.min(1, Math.max(0, along))
  return distance(point, [start[0]! + part * x, start[1]! + part * y])
}
