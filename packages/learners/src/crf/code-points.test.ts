import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createOffsetConverter } from './code-points.ts'

test('converts every boundary of a code point both ways', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
      const converter = createOffsetConverter(text)
      let codeUnits = 0
      ;[...text, ''].forEach((character, codePoints) => {
        expect(converter.toCodePoints(codeUnits)).toBe(codePoints)
        expect(converter.toCodeUnits(codePoints)).toBe(codeUnits)
        codeUnits += character.length
      })
    }),
  )
})

test('an offset inside a surrogate pair counts as the one before it', () => {
  expect(createOffsetConverter('😀 Ada').toCodePoints(1)).toBe(0)
})
