import type { Point } from '../geometry/image-box.ts'
import { type Contour, contoursOf } from './contours.ts'
import { assertMask, type Mask, maskError } from './mask.ts'
import { simplifyRing } from './simplify-ring.ts'

export interface PolygonOptions {
  /** How far, in pixels, the polygon may lie from the edge of the mask: 1 when left out, 0 keeps each corner of a pixel. */
  tolerance?: number | undefined
  /** Leaves out areas of fewer pixels (specks of a model); none when left out. */
  minArea?: number | undefined
  /** Also gives the outlines of holes, for a fill with the even-odd rule; Label Studio's polygons have none. */
  holes?: boolean | undefined
}

/**
 * The outlines of a mask in pixels, the largest first. Pixels that touch at a corner belong to one polygon, as for
 * OpenCV; a polygon runs along the sides of pixels, so that a box of pixels gives its four corners.
 * Without `holes` what lies in a hole of another area is a polygon of its own: fill each by itself.
 * @example polygonsOf({ width: 3, height: 1, data: Uint8Array.of(0, 255, 255) }) // [[[1, 0], [3, 0], [3, 1], [1, 1]]]
 * @throws BackendError REGION_INVALID for data that are not one byte a pixel, and a tolerance below 0
 */
export function polygonsOf(mask: Mask, { tolerance = 1, minArea = 0, holes = false }: PolygonOptions = {}): Point[][] {
  assertMask(mask)
  if (!(tolerance >= 0)) throw maskError(`Expected a tolerance of 0 pixels or more, got ${tolerance}`)
  return contoursOf(mask)
    .filter(({ area }) => (holes || area > 0) && Math.abs(area) >= minArea)
    .sort((one, other) => Math.abs(other.area) - Math.abs(one.area))
    .map((contour) => simplified(contour, tolerance))
}

/** An outline that would shrink to a line stays as it is. */
function simplified({ points }: Contour, tolerance: number): Point[] {
  if (tolerance === 0 || points.length <= 4) return points
  const kept = simplifyRing(points, tolerance)
  return kept.length < 3 ? points : kept
}
