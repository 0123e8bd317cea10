import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodeBrushRle } from './decode-brush-rle.ts'
import { encodeBrushRle } from './encode-brush-rle.ts'
import { anyMask } from './testing/drawn-masks.ts'

interface Sample {
  name: string
  width: number
  height: number
  mask: string
  rle: string
}

const read = (name: string) => readFileSync(new URL(`__fixtures__/${name}`, import.meta.url))
const bySdk: Sample[] = gunzipSync(read('brush-by-sdk.jsonl.gz'))
  .toString()
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line))
const byEditor: Sample[] = JSON.parse(read('brush-by-editor.json').toString())

test.each(bySdk)('the SDK writes the same bytes and reads the same mask: $name', ({ width, height, mask, rle }) => {
  const data = new Uint8Array(Buffer.from(mask, 'base64'))
  const bytes = Buffer.from(rle, 'base64')
  expect(Buffer.from(encodeBrushRle({ width, height, data })).equals(bytes)).toBe(true)
  expect(Buffer.from(decodeBrushRle([...bytes], { width, height }).data).equals(data)).toBe(true)
})

test.each(byEditor)('the codec of the editor writes what is read: $name', ({ width, height, mask, rle }) => {
  const { data } = decodeBrushRle(Buffer.from(rle, 'base64'), { width, height })
  expect(Buffer.from(data).toString('base64')).toBe(mask)
})

test('a mask is what its rle is read as', () => {
  fc.assert(
    fc.property(anyMask, (mask) => {
      expect(decodeBrushRle(encodeBrushRle(mask), mask)).toEqual(mask)
    }),
  )
})

test.each([2 ** 14, 2 ** 15, 2 ** 15 + 1])('runs of a mask of %i pixels end wherever they do', (width) => {
  const data = new Uint8Array(width)
  for (const end of [2 ** 14 - 1, 2 ** 14, 2 ** 14 + 1, width - 1]) {
    data.fill(end % 251, end)
    expect(
      Buffer.from(decodeBrushRle(encodeBrushRle({ width, height: 1, data }), { width, height: 1 }).data).equals(data),
    ).toBe(true)
  }
})

test('what follows the last value is passed over', () => {
  const rle = [...encodeBrushRle({ width: 2, height: 1, data: Uint8Array.of(0, 255) }), 200, 17]
  expect(decodeBrushRle(rle, { width: 2, height: 1 }).data).toEqual(Uint8Array.of(0, 255))
})

test('an rle that was cut off is refused, wherever that was', () => {
  const rle = encodeBrushRle({ width: 5, height: 2, data: Uint8Array.of(0, 9, 0, 7, 7, 0, 0, 255, 255, 1) })
  for (let length = 0; length < rle.length - 1; length++) {
    expect(() => decodeBrushRle(rle.slice(0, length), { width: 5, height: 2 })).toThrow(
      expect.objectContaining({ code: 'REGION_INVALID' }),
    )
  }
})

const header = (...values: number[]) => [...values, 57, 27, 252]

test.each([
  [
    'an image of another size',
    header(0, 0, 0, 8),
    { width: 3, height: 1 },
    /of 12 values .*3 x 1.*, got 8: give the size/,
  ],
  [
    'more values than the bytes can hold',
    header(64, 0, 0, 0),
    { width: 2 ** 14, height: 2 ** 14 },
    /ends before the last of/,
  ],
  [
    'an image that no editor can draw',
    header(255, 255, 255, 252),
    { width: 2 ** 15, height: 2 ** 15 },
    /size of an image/,
  ],
  ['a size that is not whole', header(0, 0, 0, 8), { width: 0.5, height: 4 }, /Expected the size of an image/],
  ['nothing', [], { width: 2, height: 1 }, /7 bytes or more, got 0/],
  ['words of 32 bits', [0, 0, 0, 8, 255, 27, 252], { width: 2, height: 1 }, /8 bits or fewer, got 32/],
  ['what is not a byte', header(0, 0, 0, 256), { width: 2, height: 1 }, /from 0 to 255 in a brush rle; item 3/],
])('%s is refused', (_name, rle, size, message) => {
  expect(() => decodeBrushRle(rle, size)).toThrow(message)
})

test('any bytes give a mask or REGION_INVALID', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), fc.integer({ min: 1, max: 30 }), (bytes, width) => {
      const rle = [0, 0, 0, width * 4, ...bytes]
      try {
        expect(decodeBrushRle(rle, { width, height: 1 }).data.length).toBe(width)
      } catch (error) {
        expect(error).toMatchObject({ code: 'REGION_INVALID' })
      }
    }),
  )
})

test('data that are not one byte a pixel are refused', () => {
  const data = Uint8Array.of(0, 255, 0)
  expect(() => encodeBrushRle({ width: 2, height: 1, data })).toThrow(/Uint8Array of 2 bytes, one a pixel, got 3 bytes/)
  expect(() => encodeBrushRle({ width: 0, height: 1, data })).toThrow(/Expected the size of an image/)
})
