import fc from 'fast-check'
import { expect, test } from 'vitest'
import { boxOf, maskOfBox } from './box-of-mask.ts'
import { maskOfScores } from './mask-of-scores.ts'
import { anyMask, drawn } from './testing/drawn-masks.ts'

test('the box of a mask is in percent of the image', () => {
  expect(boxOf(drawn('....', '.##.', '..#.', '....'))).toEqual({ x: 25, y: 25, width: 50, height: 50, rotation: 0 })
})

test('an empty mask has no box', () => {
  expect(boxOf(drawn('..', '..'))).toBeUndefined()
})

test('the box of a filled box is the box, and holds each pixel of the mask', () => {
  fc.assert(
    fc.property(anyMask, (mask) => {
      const box = boxOf(mask)
      fc.pre(box !== undefined)
      const filled = maskOfBox(box!, mask)
      expect(boxOf(filled)).toEqual(box)
      expect(mask.data.every((value, at) => value === 0 || filled.data[at] === 255)).toBe(true)
    }),
  )
})

test('a rotated box is turned about its corner in pixels', () => {
  const box = { x: 50, y: 0, width: 50, height: 50, rotation: 90 }
  expect(maskOfBox(box, { width: 8, height: 4 })).toEqual(drawn('..##....', '..##....', '..##....', '..##....'))
})

test('scores from the threshold on are inside', () => {
  const size = { width: 3, height: 1 }
  expect(maskOfScores([0.4, 0.5, 0.6], size)).toEqual(drawn('.##'))
  expect(maskOfScores(Float32Array.of(-3, 0, Number.NaN), { ...size, threshold: 0 })).toEqual(drawn('.#.'))
})

test('scores of another size are refused', () => {
  expect(() => maskOfScores([1, 2], { width: 3, height: 1 })).toThrow(/3 scores, one for each pixel of 3 x 1, got 2/)
})
