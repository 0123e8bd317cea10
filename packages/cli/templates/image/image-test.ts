import { expect, test } from 'vitest'
import { readImage, sizeOf } from './image.ts'

const signal = AbortSignal.timeout(5000)

test('the size of a GIF and of a JPEG is read', () => {
  expect(sizeOf(Buffer.from('GIF89a\x40\x01\xf0\x00\x00', 'latin1'))).toEqual({ width: 320, height: 240 })
  const jpeg = Buffer.from('ffd8ffe000040000ffc0000b0800f00140010111000000', 'hex')
  expect(sizeOf(jpeg)).toEqual({ width: 320, height: 240 })
})

test('other data is refused with the formats that are read', async () => {
  await expect(readImage('data:text/plain,hello', signal)).rejects.toThrow('PNG, JPEG or GIF')
})

test('a path is refused with the setting that is missing', async () => {
  await expect(readImage('/data/upload/1.png', signal)).rejects.toThrow('LABEL_STUDIO_URL')
})
