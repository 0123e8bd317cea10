import {
  allOf,
  field,
  isNumber,
  isObject,
  isWholeNumber,
  optionalField,
  type RegionValue,
  type ValueRule,
} from './value-rule.ts'

/** Label Studio bounds percent from above only: a region may begin left of or above the image. */
const percent = (name: string): ValueRule =>
  field(name, 'a finite number up to 100, percent of the image', (written) => isNumber(written, undefined, 100))
const length = (name: string, longest: number): ValueRule =>
  field(name, `a finite number from 0 to ${longest}, percent of the image`, (written) => isNumber(written, 0, longest))
const rotation = optionalField('rotation', 'degrees from -360 to 360', (written) => isNumber(written, -360, 360))

export const boxArea = allOf(percent('x'), percent('y'), length('width', 100), length('height', 100), rotation)
export const ellipseArea = allOf(percent('x'), percent('y'), length('radiusX', 50), length('radiusY', 50), rotation)
export const keyPointArea = allOf(
  percent('x'),
  percent('y'),
  field('width', 'a finite number from 0 to 100, without which nothing is drawn', (written) =>
    isNumber(written, 0, 100),
  ),
)
export const polygonArea = field(
  'points',
  'a list of two or more [x, y] up to 100',
  (written) => Array.isArray(written) && written.length >= 2 && written.every(isPoint),
)
export const brushArea = field(
  'rle',
  'a list of 8 bytes or more, run-length encoded',
  (written) => isBytes(written) && written.length >= 8,
)
export const bitmaskArea = field(
  'imageDataURL',
  'a data URL of a PNG',
  (written) => typeof written === 'string' && written.startsWith('data:image/png;base64,'),
)
export const vectorArea = field(
  'vertices',
  'a list of { x, y }, each id once, each prevPointId one of them',
  (written) => Array.isArray(written) && written.length > 0 && written.every(isVertex) && isJoined(written),
)

/** The rule for the area in the value of a `labels` region on an image, chosen by its keys as the editor does. */
export function areaRuleOf(value: RegionValue): ValueRule | undefined {
  if (value.points !== undefined) return polygonArea
  if (value.rle !== undefined) return brushArea
  if (value.imageDataURL !== undefined) return bitmaskArea
  if (value.vertices !== undefined) return vectorArea
  if (value.radiusX !== undefined) return ellipseArea
  if (value.x === undefined) return undefined
  return value.height === undefined ? keyPointArea : boxArea
}

/** An object with a place in percent. */
export function isVertex(written: unknown): written is Record<string, unknown> {
  return isObject(written) && isNumber(written.x) && isNumber(written.y)
}

/** Two points of one id, or a joint to none, leave the editor without a path to draw. */
function isJoined(vertices: readonly Record<string, unknown>[]): boolean {
  const ids = vertices.flatMap(({ id }) => (id === undefined ? [] : [id]))
  const known = new Set(ids)
  return known.size === ids.length && vertices.every(({ prevPointId }) => prevPointId == null || known.has(prevPointId))
}

/** A pair of percent of the image. */
export function isPoint(written: unknown): written is [number, number] {
  return (
    Array.isArray(written) &&
    written.length === 2 &&
    written.every((coordinate) => isNumber(coordinate, undefined, 100))
  )
}

/** A list of whole numbers from 0 to 255. */
export function isBytes(written: unknown): written is number[] {
  return Array.isArray(written) && written.every((byte) => isWholeNumber(byte, 0) && byte <= 255)
}
