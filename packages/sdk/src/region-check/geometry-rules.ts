import { labelList } from './label-rules.ts'
import { allOf, field, isNumber, isObject, optionalField, type RegionValue, type ValueRule } from './value-rule.ts'

/** Label Studio bounds percent from above only: a region may begin left of or above the image. */
const percent = (name: string): ValueRule =>
  field(name, 'a finite number up to 100', (written) => isNumber(written, undefined, 100))
const length = (name: string, longest: number): ValueRule =>
  field(name, `a finite number from 0 to ${longest}`, (written) => isNumber(written, 0, longest))
const rotation = optionalField('rotation', 'degrees up to 360', (written) => isNumber(written, -360, 360))

const rectangle = allOf(percent('x'), percent('y'), length('width', 100), length('height', 100), rotation)
const ellipse = allOf(percent('x'), percent('y'), length('radiusX', 50), length('radiusY', 50), rotation)
const keypoint = allOf(
  percent('x'),
  percent('y'),
  field('width', 'a finite number from 0 to 100, without which nothing is drawn', (written) =>
    isNumber(written, 0, 100),
  ),
)
const polygon = field(
  'points',
  'a list of two or more [x, y] up to 100',
  (written) => Array.isArray(written) && written.length >= 2 && written.every(isPoint),
)
const brush = field(
  'rle',
  'a non-empty list of bytes',
  (written) => Array.isArray(written) && written.length > 0 && written.every(isByte),
)
const bitmask = field(
  'imageDataURL',
  'a data URL of a PNG',
  (written) => typeof written === 'string' && written.startsWith('data:image/'),
)
const vector = field('vertices', 'a list of { x, y }', (written) => Array.isArray(written) && written.every(isVertex))

const geometries = { rectangle, ellipse, keypoint, polygon, brush, bitmask, vector }

/** The values of controls that mark an area of an image: each bare (`rectangle`) and with labels (`rectanglelabels`). */
export const geometryRules: Readonly<Record<string, ValueRule>> = {
  ...geometries,
  ...Object.fromEntries(
    Object.entries(geometries).map(([tag, rule]) => [`${tag}labels`, allOf(labelList(`${tag}labels`), rule)]),
  ),
  magicwand: brush,
  ocrlabels: allOf(
    labelList('ocrlabels'),
    ...['x', 'y', 'width', 'height'].map((name) => field(name, 'a finite number', (written) => isNumber(written))),
  ),
}

/** The rule for the area in the value of a `labels` region on an image, chosen by its keys as the editor does. */
export function geometryOf(value: RegionValue): ValueRule | undefined {
  if (value.points !== undefined) return polygon
  if (value.rle !== undefined) return brush
  if (value.imageDataURL !== undefined) return bitmask
  if (value.vertices !== undefined) return vector
  if (value.radiusX !== undefined) return ellipse
  if (value.x === undefined) return undefined
  return value.height === undefined ? keypoint : rectangle
}

function isPoint(written: unknown): boolean {
  return (
    Array.isArray(written) &&
    written.length === 2 &&
    written.every((coordinate) => isNumber(coordinate, undefined, 100))
  )
}

function isByte(written: unknown): boolean {
  return isNumber(written, 0, 255) && Number.isInteger(written)
}

export function isVertex(written: unknown): boolean {
  return isObject(written) && isNumber(written.x) && isNumber(written.y)
}
