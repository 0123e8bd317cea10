import { maskOfBitmaskPng } from '../masks/bitmask-png.ts'
import { decodeBrushRle } from '../masks/decode-brush-rle.ts'
import type { Mask } from '../masks/mask.ts'
import type { ReadBitmask } from './bitmask.ts'
import type { ReadBrush } from './brush.ts'
import { sizeOf } from './read-area.ts'

/**
 * The mask of a brush, magic wand or bitmask region that was read. It takes a byte a pixel: decode one when it is needed.
 * @example control.read(annotation).map((region) => maskOf(region))
 * @throws BackendError REGION_INVALID for a damaged mask, and for one of another size than the image
 */
export function maskOf(area: ReadBrush | ReadBitmask): Mask {
  return 'rle' in area ? decodeBrushRle(area.rle, sizeOf(area)) : maskOfBitmaskPng(area.imageDataURL)
}
