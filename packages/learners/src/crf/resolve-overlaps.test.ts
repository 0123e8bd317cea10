import fc from 'fast-check'
import { expect, test } from 'vitest'
import { resolveOverlaps } from './resolve-overlaps.ts'

const span = (start: number, end: number, label = 'a') => ({ start, end, label })

test('keeps the longest of nested spans', () => {
  expect(resolveOverlaps([span(0, 3), span(0, 8), span(4, 8)])).toEqual([span(0, 8)])
})

test('keeps the earliest of equally long ones', () => {
  expect(resolveOverlaps([span(2, 6), span(0, 4)])).toEqual([span(0, 4)])
})

test('keeps the label that sorts first at the same place', () => {
  expect(resolveOverlaps([span(0, 4, 'b'), span(0, 4, 'a')])).toEqual([span(0, 4, 'a')])
})

test('keeps spans that only touch, in order', () => {
  expect(resolveOverlaps([span(4, 6), span(0, 4)])).toEqual([span(0, 4), span(4, 6)])
})

test('leaves no overlap, drops nothing that would still fit, and ignores the order given', () => {
  const spans = fc.array(
    fc
      .tuple(fc.nat(30), fc.integer({ min: 1, max: 10 }), fc.constantFrom('a', 'b'))
      .map(([start, length, label]) => span(start, start + length, label)),
  )
  fc.assert(
    fc.property(spans, (input) => {
      const kept = resolveOverlaps(input)
      kept.slice(1).forEach((next, i) => {
        expect(next.start).toBeGreaterThanOrEqual(kept[i]!.end)
      })
      for (const { start, end } of input) expect(kept.some((k) => k.start < end && start < k.end)).toBe(true)
      expect(resolveOverlaps(input.toReversed())).toEqual(kept)
    }),
  )
})
