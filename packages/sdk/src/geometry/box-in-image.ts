import { clipPolygon } from './clip-polygon.ts'
import {
  axes,
  boxOfCorners,
  type Corners,
  cornersOfBox,
  type ImageBox,
  type PixelSize,
  type Point,
  type TurnedBox,
} from './image-box.ts'

/**
 * The upright box around a rotated one, in percent of the image; it may reach over the edge.
 * @example boundsOfBox({ x: 50, y: 0, width: 25, height: 50, rotation: 90 }, { width: 200, height: 100 }) // { x: 25, y: 0, width: 25, height: 50, rotation: 0 }
 * @throws BackendError REGION_INVALID for numbers that are not a box
 */
export function boundsOfBox(box: ImageBox, image: PixelSize): TurnedBox {
  return boxAround(cornersOfBox(box, image), 0, image)
}

/**
 * The part of a box that lies in the image, undefined when none does. Of a rotated box that reaches over the edge it is
 * the smallest box of the same rotation around the visible part, whose corners may still lie outside.
 * @example clipBox({ x: 90, y: -10, width: 20, height: 20 }, { width: 200, height: 100 }) // { x: 90, y: 0, width: 10, height: 10, rotation: 0 }
 * @throws BackendError REGION_INVALID for numbers that are not a box
 */
export function clipBox(box: ImageBox, image: PixelSize): TurnedBox | undefined {
  const visible = clipPolygon(cornersOfBox(box, image), image)
  return visible.length === 0 ? undefined : boxAround(visible, box.rotation ?? 0, image)
}

/** The smallest box of a rotation around points in pixels. */
function boxAround(points: readonly Point[], rotation: number, image: PixelSize): TurnedBox {
  const [right, down] = axes(rotation)
  const along = points.map(([x, y]) => x * right[0] + y * right[1])
  const across = points.map(([x, y]) => x * down[0] + y * down[1])
  const [left, top, end, bottom] = [Math.min(...along), Math.min(...across), Math.max(...along), Math.max(...across)]
  const at = (u: number, v: number): Point => [u * right[0] + v * down[0], u * right[1] + v * down[1]]
  const corners: Corners = [at(left, top), at(end, top), at(end, bottom), at(left, bottom)]
  return { ...boxOfCorners(corners, image), rotation: ((rotation % 360) + 360) % 360 }
}
