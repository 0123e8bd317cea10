import type { Point } from '../geometry/image-box.ts'

/**
 * The corners of a closed outline without which it would lie further than the tolerance from where it lay: the method of
 * Douglas and Peucker (1973), without recursion: an outline with many teeth must not exhaust the stack. The first corner stays.
 */
export function simplifyRing(points: readonly Point[], tolerance: number): Point[] {
  const isKept = new Uint8Array(points.length)
  isKept[0] = 1
  const parts: [start: number, end: number][] = [[0, points.length]]
  for (let part = parts.pop(); part !== undefined; part = parts.pop()) {
    const [start, end] = part
    const middle = farthest(points, start, end, tolerance)
    if (middle === undefined) continue
    isKept[middle] = 1
    parts.push([start, middle], [middle, end])
  }
  return points.filter((_point, at) => isKept[at] === 1)
}

/** The point between two others that lies farthest from the line that joins them, if farther than the tolerance. */
function farthest(points: readonly Point[], start: number, end: number, tolerance: number): number | undefined {
  const [startX, startY] = points[start]!
  const [endX, endY] = points[end % points.length]!
  const [x, y] = [endX - startX, endY - startY]
  const squaredLength = x * x + y * y
  let [found, most]: [number | undefined, number] = [undefined, tolerance * tolerance]
  for (let at = start + 1; at < end; at++) {
    const [pointX, pointY] = points[at]!
    const [toX, toY] = [pointX - startX, pointY - startY]
    const part = squaredLength === 0 ? 0 : Math.min(1, Math.max(0, (toX * x + toY * y) / squaredLength))
    const squared = (toX - part * x) ** 2 + (toY - part * y) ** 2
    if (squared > most) [found, most] = [at, squared]
  }
  return found
}
