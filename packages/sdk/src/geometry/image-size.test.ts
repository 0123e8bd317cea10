import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { imageSizeOf, uprightSize } from './image-size.ts'

const file = new URL('__fixtures__/images.json', import.meta.url)
const images: { name: string; width: number; height: number; bytes: string }[] = JSON.parse(readFileSync(file, 'utf8'))

test.each(images)('$name has $width x $height pixels as a browser shows it', ({ bytes, width, height }) => {
  expect(imageSizeOf(Buffer.from(bytes, 'base64'))).toEqual({ width, height })
})

test('a PNG needs only its first bytes', () => {
  const png = Buffer.from(images.find(({ name }) => name === 'PNG')!.bytes, 'base64')
  expect(imageSizeOf(png.subarray(0, 30))).toEqual({ width: 7, height: 4 })
})

test.each([
  ['nothing', ''],
  ['text', 'not an image'],
  ['an SVG', '<svg width="7" height="4" xmlns="http://www.w3.org/2000/svg"></svg>'],
  ['a JPEG that was cut off', '\xff\xd8\xff\xe0\x00\x10JFIF'],
])('%s has no size', (_name, text) => {
  expect(() => imageSizeOf(Buffer.from(text, 'latin1'))).toThrow(expect.objectContaining({ code: 'TASK_INVALID' }))
})

test('damaged images give a size or TASK_INVALID', () => {
  const damaged = fc.tuple(fc.constantFrom(...images), fc.nat(), fc.nat(255), fc.nat())
  fc.assert(
    fc.property(damaged, ([image, at, byte, length]) => {
      const bytes = Buffer.from(image.bytes, 'base64')
      bytes[at % bytes.length] = byte
      expect(codeOf(() => imageSizeOf(bytes.subarray(0, length % (bytes.length + 1))))).toBeOneOf([
        undefined,
        'TASK_INVALID',
      ])
    }),
    { numRuns: 300 },
  )
})

test('orientations 5 to 8 lie on their side', () => {
  const heights = [undefined, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map(
    (orientation) => uprightSize({ width: 7, height: 4, orientation }).height,
  )
  expect(heights).toEqual([4, 4, 4, 4, 4, 4, 7, 7, 7, 7, 4])
})

function codeOf(run: () => unknown): unknown {
  try {
    run()
    return undefined
  } catch (error) {
    return (error as { code?: unknown }).code ?? error
  }
}
