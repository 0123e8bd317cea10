import type { PixelSize } from '../geometry/image-box.ts'
import { emptyMask, type Mask, maskError, opaque } from './mask.ts'

interface Edge {
  /** The rows whose middle the edge crosses: from the first up to the last, exclusive. */
  firstRow: number
  endRow: number
  /** Where the edge crosses the middle of row 0, and how far to the right it goes for each row. */
  x: number
  slope: number
}

/**
 * Fills polygons given in pixels from the top left of the image: a pixel is inside when its centre is, by the even-odd
 * rule over all polygons together (a polygon in another is a hole). What lies outside of the image is cut off.
 * @example maskOfPolygons([[[1, 0], [3, 0], [3, 1], [1, 1]]], { width: 3, height: 1 }).data // Uint8Array [0, 255, 255]
 * @throws BackendError REGION_INVALID for a coordinate that is not a finite number
 */
export function maskOfPolygons(polygons: readonly (readonly (readonly number[])[])[], size: PixelSize): Mask {
  const mask = emptyMask(size)
  const waiting = polygons.flatMap((polygon) => edgesOf(polygon, size.height))
  waiting.sort((one, other) => other.firstRow - one.firstRow)
  let crossed: Edge[] = []
  for (let row = waiting.at(-1)?.firstRow ?? size.height; row < size.height; row++) {
    crossed = crossed.filter(({ endRow }) => endRow > row)
    while (waiting.length > 0 && waiting.at(-1)!.firstRow <= row) crossed.push(waiting.pop()!)
    fillRow(mask, row, crossed)
  }
  return mask
}

function edgesOf(polygon: readonly (readonly number[])[], height: number): Edge[] {
  return polygon.flatMap((point, index) => {
    const [x, y] = finitePoint(point)
    const [nextX, nextY] = finitePoint(polygon[(index + 1) % polygon.length]!)
    const firstRow = Math.max(0, Math.ceil(Math.min(y, nextY) - 0.5))
    const endRow = Math.min(height, Math.ceil(Math.max(y, nextY) - 0.5))
    if (firstRow >= endRow) return []
    const slope = (nextX - x) / (nextY - y)
    return [{ firstRow, endRow, slope, x: x + (0.5 - y) * slope }]
  })
}

function fillRow({ width, data }: Mask, row: number, crossed: readonly Edge[]): void {
  const crossings = Float64Array.from(crossed, ({ x, slope }) => x + row * slope).sort()
  for (let pair = 0; pair + 1 < crossings.length; pair += 2) {
    const start = Math.max(0, Math.ceil(crossings[pair]! - 0.5))
    const end = Math.min(width, Math.ceil(crossings[pair + 1]! - 0.5))
    if (start < end) data.fill(opaque, row * width + start, row * width + end)
  }
}

function finitePoint(point: readonly number[]): readonly [number, number] {
  const [x, y] = point
  if (Number.isFinite(x) && Number.isFinite(y)) return [x!, y!]
  throw maskError(`Expected points of a polygon as [x, y] in pixels, got [${x}, ${y}]`)
}
