import fc from 'fast-check'
import { PNG } from 'pngjs'
import { expect, test } from 'vitest'
import { bitmaskPng, maskOfBitmaskPng } from './bitmask-png.ts'
import { anyMask, drawn } from './testing/drawn-masks.ts'

const start = 'data:image/png;base64,'
const bytesOf = (dataUrl: string) => Buffer.from(dataUrl.slice(start.length), 'base64')
const dataUrlOf = (bytes: Uint8Array) => start + Buffer.from(bytes).toString('base64')

test('a mask comes back from its PNG with each opacity', () => {
  fc.assert(
    fc.property(anyMask, (mask) => {
      expect(maskOfBitmaskPng(bitmaskPng(mask))).toEqual(mask)
    }),
  )
})

test('a bitmask is black on transparent, of the size of the mask', () => {
  const { width, height, data } = PNG.sync.read(bytesOf(bitmaskPng(drawn('.#', '..', '#.'))))
  expect([width, height]).toEqual([2, 3])
  expect([...data.subarray(0, 8)]).toEqual([0, 0, 0, 0, 0, 0, 0, 255])
})

test('only the opacity of a PNG counts, whatever its colours', () => {
  const png = PNG.sync.write({
    width: 2,
    height: 1,
    data: Buffer.of(200, 0, 9, 255, 255, 255, 255, 0),
    gamma: 0,
  } as PNG)
  expect(maskOfBitmaskPng(dataUrlOf(png))).toEqual(drawn('#.'))
})

const good = bytesOf(bitmaskPng(drawn('.##.', '####')))

test('a PNG that was cut off or damaged is refused or gives a mask', () => {
  fc.assert(
    fc.property(fc.nat(good.length), fc.nat(good.length - 1), fc.nat(255), (length, at, byte) => {
      const bytes = Buffer.from(good)
      bytes[at] = byte
      try {
        expect(maskOfBitmaskPng(dataUrlOf(bytes.subarray(0, length))).width).toBe(4)
      } catch (error) {
        expect(error).toMatchObject({ code: 'REGION_INVALID' })
      }
    }),
    { numRuns: 300 },
  )
})

test.each([
  ['a size that no bitmask has', { 16: 0x7f, 20: 0x7f }, /at most, got a PNG of 2130706436 x 2130706434/],
  [
    'more pixels than fit in memory, a bit for each',
    { 18: 0x40, 22: 0x40, 24: 1 },
    /at most, got a PNG of 16388 x 16386/,
  ],
  ['a size that so few bytes cannot hold', { 18: 0x1f, 22: 0x1f }, /cut off or damaged/],
  ['interlacing', { 28: 1 }, /without interlacing/],
])('a header that claims %s is refused before unpacking', (_name, header, message) => {
  const bytes = Buffer.from(good)
  for (const [at, byte] of Object.entries(header)) bytes[Number(at)] = byte
  expect(() => maskOfBitmaskPng(dataUrlOf(bytes))).toThrow(message)
})

test.each(['', 'data:image/jpeg;base64,/9j/', 'https://example.com/mask.png'])('"%s" is not a PNG', (text) => {
  expect(() => maskOfBitmaskPng(text)).toThrow(/Expected the data URL of a PNG/)
})

test('a data URL without a PNG is refused', () => {
  expect(() => maskOfBitmaskPng(`${start}AAAA`)).toThrow(/cut off or damaged/)
})
