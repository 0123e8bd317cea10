import type { Point } from '../geometry/image-box.ts'
import type { Mask } from './mask.ts'

export interface Contour {
  /** The corners, clockwise around an area and counterclockwise around a hole; the first is not repeated. */
  points: Point[]
  /** Pixels inside, those of holes included; negative for a hole. */
  area: number
}

/** North, east, south, west; a turn to the right is one further. */
const steps: readonly Point[] = [
  [0, -1],
  [1, 0],
  [0, 1],
  [-1, 0],
]
/** The pixel ahead on the left of a traveller who stands on a corner, for each direction; the one on the right is next. */
const aheadLeft: readonly Point[] = [
  [-1, -1],
  [0, -1],
  [0, 0],
  [-1, 0],
]

/**
 * The edges between inside and outside, followed along the sides of pixels with the inside on the right. Pixels that
 * touch at a corner belong together. Time: one look at each pixel and one step for each side on an edge.
 */
export function contoursOf(mask: Mask): Contour[] {
  const { width, data } = mask
  const contours: Contour[] = []
  const followed = new Uint8Array(data.length)
  for (let at = 0; at < data.length; at++) {
    if (data[at] === 0 || followed[at] === 1) continue
    const x = at % width
    if (x === 0 || data[at - 1] === 0) contours.push(follow(mask, followed, x, (at - x) / width))
  }
  return contours
}

/** Follows the edge that runs north along the left side of a pixel, and marks each pixel whose left side it passes. */
function follow({ width, height, data }: Mask, followed: Uint8Array, startX: number, startY: number): Contour {
  const isInside = (x: number, y: number) => x >= 0 && y >= 0 && x < width && y < height && data[y * width + x] !== 0
  const points: Point[] = []
  let twiceArea = 0
  let [x, y, direction] = [startX, startY + 1, 0]
  do {
    if (direction === 0) followed[(y - 1) * width + x] = 1
    const [stepX, stepY] = steps[direction]!
    twiceArea += x * stepY - y * stepX
    x += stepX
    y += stepY
    const turn = turnAt(isInside, x, y, direction)
    if (turn !== 0) points.push([x, y])
    direction = (direction + turn + 4) % 4
  } while (x !== startX || y !== startY + 1 || direction !== 0)
  return { points, area: twiceArea / 2 }
}

/** -1 to the left, 0 straight on, 1 to the right. */
function turnAt(isInside: (x: number, y: number) => boolean, x: number, y: number, direction: number): number {
  const [leftX, leftY] = aheadLeft[direction]!
  if (isInside(x + leftX, y + leftY)) return -1
  const [rightX, rightY] = aheadLeft[(direction + 1) % 4]!
  return isInside(x + rightX, y + rightY) ? 0 : 1
}
