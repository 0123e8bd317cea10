import { PNG } from 'pngjs'
import { assertMask, emptyMask, type Mask, maskError } from './mask.ts'

const dataUrlStart = 'data:image/png;base64,'
/** pngjs unpacks every pixel to four bytes, also one that takes a bit in the file: 268 MB. */
const mostPixels = 2 ** 26
/** Zlib packs 1,032 bytes into one at best. */
const bestRatio = 1032
const grayWithAlpha = 4
/** Values a pixel, by the colour type in the header of a PNG. */
const channels: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, [grayWithAlpha]: 2, 6: 4 }

/**
 * The `imageDataURL` of a bitmask region: a PNG of the mask's size, black with the opacity of the mask.
 * @example bitmaskPng({ width: 2, height: 1, data: Uint8Array.of(0, 255) }) // 'data:image/png;base64,iVBORw0…'
 * @throws BackendError REGION_INVALID for data that are not one byte a pixel
 */
export function bitmaskPng(mask: Mask): string {
  assertMask(mask)
  const { width, height } = mask
  const data = Buffer.alloc(mask.data.length * 2)
  for (let at = 0; at < mask.data.length; at++) data[at * 2 + 1] = mask.data[at]!
  const format = { colorType: grayWithAlpha, inputColorType: grayWithAlpha, filterType: 0, deflateStrategy: 0 } as const
  const png = PNG.sync.write({ width, height, data, gamma: 0 } as PNG, { ...format, deflateLevel: 6 })
  return dataUrlStart + png.toString('base64')
}

/**
 * The mask of a bitmask region, with the size of its PNG: the opacity of each pixel, whatever its colour.
 * @throws BackendError REGION_INVALID for anything but the data URL of a PNG, for an interlaced one, and for one of more
 * than 67 million pixels, before memory is taken for it
 */
export function maskOfBitmaskPng(dataUrl: string): Mask {
  if (!dataUrl.startsWith(dataUrlStart)) {
    throw maskError(`Expected the data URL of a PNG (${dataUrlStart}…), got ${JSON.stringify(dataUrl.slice(0, 30))}`)
  }
  const bytes = Buffer.from(dataUrl.slice(dataUrlStart.length), 'base64')
  assertUnpackable(bytes)
  const { width, height, data } = read(bytes)
  const mask = emptyMask({ width, height })
  for (let at = 0; at < mask.data.length; at++) mask.data[at] = data[at * 4 + 3]!
  return mask
}

/** Looks at the header, which stands at the beginning of each PNG, so that no few bytes can ask for gigabytes. */
function assertUnpackable(bytes: Buffer): void {
  if (bytes.length < 33 || bytes.toString('latin1', 12, 16) !== 'IHDR') throw broken()
  const [width, height, isInterlaced] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20), bytes[28] !== 0]
  if (width * height > mostPixels) {
    throw maskError(`Expected a bitmask of ${mostPixels} pixels at most, got a PNG of ${width} x ${height}`)
  }
  const unpacked = height * (1 + Math.ceil((width * bytes[24]! * (channels[bytes[25]!] ?? 4)) / 8))
  if (isInterlaced) throw maskError('Expected a bitmask PNG without interlacing: write it again without')
  if (unpacked > bytes.length * bestRatio) throw broken()
}

function read(bytes: Buffer): PNG {
  try {
    return PNG.sync.read(bytes)
  } catch (cause) {
    throw broken(cause)
  }
}

function broken(cause?: unknown): Error {
  return maskError('A bitmask PNG cannot be read: it is cut off or damaged', cause)
}
