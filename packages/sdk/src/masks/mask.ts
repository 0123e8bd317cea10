import { BackendError } from '@label-studio-ml/protocol'
import type { PixelSize } from '../geometry/image-box.ts'

/** A mask as large as its image, row by row from the top left: one byte a pixel, 0 outside and the opacity (1..255) inside. */
export interface Mask extends PixelSize {
  data: Uint8Array
}

/** What a builder of masks writes inside; the editor shows lower opacities fainter. */
export const opaque = 255

/** The largest canvas of a browser (16,384 by 16,384), and so the largest mask that the editor can draw. */
const mostPixels = 2 ** 28

/**
 * An empty mask.
 * @throws BackendError REGION_INVALID for a size that no image has, before memory is taken for it.
 * @example emptyMask({ width: 640, height: 480 })
 */
export function emptyMask({ width, height }: PixelSize): Mask {
  assertImageSize({ width, height })
  return { width, height, data: new Uint8Array(width * height) }
}

/** @throws BackendError REGION_INVALID unless both sides are whole numbers above 0 and the editor can draw a mask of that size. */
export function assertImageSize({ width, height }: PixelSize): void {
  const isSize = Number.isSafeInteger(width) && Number.isSafeInteger(height) && width > 0 && height > 0
  if (isSize && width * height <= mostPixels) return
  throw maskError(
    `Expected the size of an image in whole pixels, ${mostPixels} of them at most, got width ${width} and height ${height}`,
  )
}

/** @throws BackendError REGION_INVALID when the data are not one byte a pixel. */
export function assertMask({ width, height, data }: Mask): void {
  assertImageSize({ width, height })
  if (data instanceof Uint8Array && data.length === width * height) return
  const given = data instanceof Uint8Array ? `${data.length} bytes` : 'something else'
  throw maskError(
    `Expected the data of a mask of ${width} x ${height} as a Uint8Array of ${width * height} bytes, one a pixel, got ${given}`,
  )
}

export function maskError(message: string, cause?: unknown): BackendError {
  return new BackendError('REGION_INVALID', message, cause === undefined ? undefined : { cause })
}
