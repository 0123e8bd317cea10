import { clipPolygon } from '../geometry/clip-polygon.ts'
import type { Point } from '../geometry/image-box.ts'
import type { ControlTagData } from '../label-config/control-tag-data.ts'
import { type PolygonOptions as OutlineOptions, polygonsOf } from '../masks/polygons-of-mask.ts'
import {
  emptyMaskError,
  type ImageOptions,
  imageKeys,
  type MaskOptions,
  maskKeys,
  percentScale,
} from './image-region.ts'
import { type RegionOptions, regionError } from './region-frame.ts'

/** A pair of x and y. */
type Pair = readonly number[]

/** A polygon by its points in order, or as the largest outline of a mask. */
export type PolygonOptions =
  | (ImageOptions & { points: readonly Pair[]; mask?: undefined })
  | (MaskOptions & Outlines & { points?: undefined })

/** Polygons as lists of points, or as the outlines of a mask; each becomes a region with an id of its own. */
export type PolygonsOptions =
  | (Omit<ImageOptions, 'id'> & { polygons: readonly (readonly Pair[])[]; mask?: undefined })
  | (Omit<MaskOptions, 'id'> & Outlines & { polygons?: undefined })

/** How the outlines of a mask are drawn; see `polygonsOf`. */
type Outlines = Pick<OutlineOptions, 'tolerance' | 'minArea'>

/** The value of a polygon, and what its region says about the image. */
export interface PolygonPlace {
  value: { points: [number, number][]; closed: true }
  keys: ReturnType<typeof imageKeys>
}

/** A polygon in percent, cut to the image. */
export function polygonPlace(control: ControlTagData, options: PolygonOptions): PolygonPlace {
  if (options.mask !== undefined) return outlines(control, options)[0]!
  return placeOf(control, options.points, options)
}

/** Several; at least one. */
export function polygonPlaces(control: ControlTagData, options: PolygonsOptions): PolygonPlace[] {
  if (options.mask !== undefined) return outlines(control, options)
  if (options.polygons.length === 0) throw regionError(control, 'has no polygons; leave the regions out')
  return options.polygons.map((points) => placeOf(control, points, options))
}

function outlines(control: ControlTagData, { tolerance, minArea, ...options }: MaskOptions & Outlines): PolygonPlace[] {
  const keys = maskKeys(control, options)
  const { mask } = options
  const found = polygonsOf(mask, { tolerance, minArea })
  if (found.length === 0) throw emptyMaskError(control)
  return found.map((points) => ({ value: closedPolygon(points, 100 / mask.width, 100 / mask.height), keys }))
}

function placeOf(
  control: ControlTagData,
  points: readonly Pair[],
  options: Omit<ImageOptions, keyof RegionOptions>,
): PolygonPlace {
  const wrong = points.findIndex((pair) => pair.length !== 2 || !pair.every(Number.isFinite))
  if (wrong !== -1) throw regionError(control, `has points[${wrong}] that is not [x, y] of finite numbers`)
  if (points.length < 3) throw regionError(control, `has ${points.length} points; a polygon has 3 or more`)
  const { across, down } = percentScale(control, options)
  const percent = points.map(([x, y]): Point => [x! * across, y! * down])
  const cut = clipPolygon(percent, { width: 100, height: 100 })
  if (cut.length < 3) throw regionError(control, `lies outside of the image (pixels? pass unit: 'pixel')`)
  return { value: { points: cut, closed: true }, keys: imageKeys(options) }
}

function closedPolygon(points: readonly Point[], across: number, down: number): PolygonPlace['value'] {
  return { points: points.map(([x, y]) => [x * across, y * down]), closed: true }
}
