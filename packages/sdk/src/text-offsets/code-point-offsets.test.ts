import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { codePointOffsets } from './code-point-offsets.ts'

const text = fc.string({ unit: 'binary', maxLength: 60 })

describe('codePointOffsets', () => {
  it('counts as Label Studio does: "test" after one cat is 21..25', () => {
    const written = '🐱 Warning: This is a test text'
    const offsets = codePointOffsets(written)
    const start = written.indexOf('test')
    expect([offsets.toCodePoint(start), offsets.toCodePoint(start + 4)]).toEqual([22 - 1, 26 - 1])
    expect(offsets.slice(21, 25)).toBe('test')
  })

  it('agrees with the code points of the string', () => {
    fc.assert(
      fc.property(text, (written) => {
        const points = [...written]
        const offsets = codePointOffsets(written)
        expect(offsets.length).toBe(points.length)
        let index = 0
        points.forEach((point, at) => {
          expect(offsets.toUtf16(at)).toBe(index)
          expect(offsets.toCodePoint(index)).toBe(at)
          index += point.length
        })
        expect(offsets.toUtf16(points.length)).toBe(written.length)
      }),
    )
  })

  it('agrees with the bytes of the UTF-8 form, also for half surrogate pairs', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), fc.nat(3), (written, shift) => {
        const halves = `${'x'.repeat(shift)}\ud83d${written}\udc31`
        const offsets = codePointOffsets(halves)
        let byte = 0
        for (const [at, point] of [...halves].entries()) {
          expect(offsets.toUtf8(at)).toBe(byte)
          const length = Buffer.byteLength(point)
          for (let inside = 0; inside < length; inside++) expect(offsets.fromUtf8(byte + inside)).toBe(at)
          byte += length
        }
        expect([offsets.toUtf8(offsets.length), offsets.fromUtf8(byte)]).toEqual([byte, offsets.length])
      }),
      { numRuns: 30 },
    )
  })

  it('counts each line break, mark and joiner, and leaves the text as it is', () => {
    const written = 'a\r\nb e\u0301 👩‍🚀 👍🏽 é'
    const offsets = codePointOffsets(written)
    expect(offsets.length).toBe([...written].length)
    expect(offsets.toCodePoint(written.indexOf('b'))).toBe(3)
    expect(offsets.slice(5, 7)).toBe('e\u0301')
    expect(offsets.toCodePoint(written.indexOf('👍')) - offsets.toCodePoint(written.indexOf('👩'))).toBe(4)
  })

  it('slices as Python slices a str', () => {
    fc.assert(
      fc.property(text, fc.nat(60), fc.nat(60), (written, one, other) => {
        const points = [...written]
        const [start, end] = [Math.min(one, other, points.length), Math.min(Math.max(one, other), points.length)]
        expect(codePointOffsets(written).slice(start, end)).toBe(points.slice(start, end).join(''))
      }),
    )
  })

  it('maps an index inside a surrogate pair to its code point', () => {
    expect(codePointOffsets('a🐱b').toCodePoint(2)).toBe(1)
  })

  it.each([-1, 3, 0.5, Number.NaN])('refuses the index %s in a text of two', (index) => {
    expect(() => codePointOffsets('ab').toCodePoint(index)).toThrow('from 0 to 2')
    expect(() => codePointOffsets('ab').toUtf16(index)).toThrow('from 0 to 2')
    expect(() => codePointOffsets('ab').fromUtf8(index)).toThrow('byte from 0 to 2')
  })
})
