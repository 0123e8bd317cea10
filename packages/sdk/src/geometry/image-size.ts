import { BackendError } from '@label-studio-ml/protocol'
import { imageSize } from 'image-size'
import type { PixelSize } from './image-box.ts'
import { pngOrientation } from './png-orientation.ts'

const readTypes = new Set(['png', 'jpg', 'webp', 'gif', 'bmp', 'tiff', 'bigtiff'])
/** Thumbnails and profiles before the size of a JPEG rarely take more. */
const mostJpegBytes = 4 * 2 ** 20

/**
 * The size of an image as a browser shows it, from the stored size and its EXIF orientation: 5 to 8 lie on their side.
 * @example uprightSize({ width: 640, height: 480, orientation: 6 }) // { width: 480, height: 640 }
 */
export function uprightSize({
  width,
  height,
  orientation = 1,
}: PixelSize & { orientation?: number | undefined }): PixelSize {
  return orientation >= 5 && orientation <= 8 ? { width: height, height: width } : { width, height }
}

/**
 * The pixels of an image as a browser shows it, upright: what a region calls `original_width` and `original_height`.
 * Reads PNG, JPEG, WebP, GIF, BMP and TIFF from their first bytes, some kilobytes as a rule (a TIFF may need all).
 * The EXIF orientation of JPEG and PNG counts; browsers pass over that of WebP, and do not show TIFF.
 * @example imageSizeOf(await readFile('photo.jpg')) // { width: 480, height: 640 }
 * @throws BackendError TASK_INVALID for another format, and when the bytes end before the size
 */
export function imageSizeOf(bytes: Uint8Array): PixelSize {
  const { type, ...size } = storedSize(bytes)
  if (type === undefined || !readTypes.has(type)) {
    throw new BackendError('TASK_INVALID', `Expected PNG, JPEG, WebP, GIF, BMP or TIFF, got an image of type ${type}`)
  }
  return uprightSize(type === 'png' ? { ...size, orientation: pngOrientation(bytes) } : size)
}

const mediaTypes: Readonly<Record<string, string>> = { jpg: 'image/jpeg', bigtiff: 'image/tiff' }

/** The media type of an image, `image/png`. @throws BackendError TASK_INVALID as `imageSizeOf` */
export function imageTypeOf(bytes: Uint8Array): string {
  const type = String(storedSize(bytes).type)
  return mediaTypes[type] ?? `image/${type}`
}

function storedSize(bytes: Uint8Array): ReturnType<typeof imageSize> {
  try {
    const isJpeg = bytes[0] === 0xff && bytes[1] === 0xd8
    const size = imageSize(isJpeg ? bytes.subarray(0, mostJpegBytes) : bytes)
    if (size.width > 0 && size.height > 0) return size
  } catch (cause) {
    throw unreadable(bytes, cause)
  }
  throw unreadable(bytes)
}

function unreadable(bytes: Uint8Array, cause?: unknown): BackendError {
  const message = `Expected the first bytes of a PNG, JPEG, WebP, GIF, BMP or TIFF, got ${bytes.length} bytes without a size`
  return new BackendError('TASK_INVALID', `${message}: pass more of the file, or convert it`, { cause })
}
