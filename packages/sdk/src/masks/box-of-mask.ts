import { cornersOfBox, type ImageBox, type PixelSize } from '../geometry/image-box.ts'
import { assertMask, type Mask } from './mask.ts'
import { maskOfPolygons } from './mask-of-polygons.ts'

/**
 * The smallest box around a mask, in percent of the image as Label Studio writes it; undefined for an empty mask.
 * @example boxOf({ width: 4, height: 1, data: Uint8Array.of(0, 255, 255, 0) }) // { x: 25, y: 0, width: 50, height: 100, rotation: 0 }
 * @throws BackendError REGION_INVALID for data that are not one byte a pixel
 */
export function boxOf(mask: Mask): ImageBox | undefined {
  assertMask(mask)
  const { width, height, data } = mask
  const top = rowWithPixels(mask, 0, 1)
  if (top === undefined) return undefined
  const bottom = rowWithPixels(mask, height - 1, -1)! + 1
  let [left, right] = [width, 0]
  for (let row = top; row < bottom; row++) {
    const start = row * width
    for (let x = 0; x < left; x++) if (data[start + x] !== 0) left = x
    for (let x = width; x > right; x--) if (data[start + x - 1] !== 0) right = x
  }
  const size = { width: ((right - left) * 100) / width, height: ((bottom - top) * 100) / height }
  return { x: (left * 100) / width, y: (top * 100) / height, ...size, rotation: 0 }
}

/** The first row with a pixel inside, from `row` on downwards (1) or upwards (-1). */
function rowWithPixels({ width, height, data }: Mask, row: number, step: 1 | -1): number | undefined {
  for (; row >= 0 && row < height; row += step) {
    if (data.subarray(row * width, (row + 1) * width).some((value) => value !== 0)) return row
  }
  return undefined
}

/**
 * Fills a box, also a rotated one, given in percent of the image: a pixel is inside when its centre is.
 * @example maskOfBox({ x: 25, y: 0, width: 50, height: 100 }, { width: 4, height: 1 }).data // Uint8Array [0, 255, 255, 0]
 * @throws BackendError REGION_INVALID for numbers that are not a box
 */
export function maskOfBox(box: ImageBox, size: PixelSize): Mask {
  return maskOfPolygons([cornersOfBox(box, size)], size)
}
