import type { PixelSize, Point } from './image-box.ts'

/**
 * The part of a polygon in pixels that lies in the image; empty when none does, or only a line. Parts of a concave polygon
 * that are apart inside the image stay joined along its edge.
 * @example clipPolygon([[-5, 0], [5, 0], [5, 5], [-5, 5]], { width: 10, height: 10 }) // [[0, 0], [5, 0], [5, 5], [0, 5]]
 */
export function clipPolygon(polygon: readonly Point[], { width, height }: PixelSize): Point[] {
  const sides = [([x]: Point) => x, ([x]: Point) => width - x, ([, y]: Point) => y, ([, y]: Point) => height - y]
  return sides.reduce<Point[]>(clippedAt, [...polygon])
}

/** The part of a polygon that is not below 0 by a linear measure; a mere line or point counts as none. */
function clippedAt(polygon: readonly Point[], inside: (point: Point) => number): Point[] {
  if (!polygon.some((point) => inside(point) > 0)) return []
  return polygon.flatMap((point, index) => {
    const next = polygon[(index + 1) % polygon.length]!
    const [here, there] = [inside(point), inside(next)]
    const kept: Point[] = here >= 0 ? [point] : []
    if (here * there < 0) {
      const part = here / (here - there)
      kept.push([point[0] + (next[0] - point[0]) * part, point[1] + (next[1] - point[1]) * part])
    }
    return kept
  })
}
