import type { ControlTagData } from '../label-config/control-tag-data.ts'
import { isVertex } from '../value-rules/area-rules.ts'
import { isObject } from '../value-rules/value-rule.ts'
import { assertFinite, type Scale } from './image-region.ts'
import { regionError } from './region-frame.ts'

type PathPoint = { x: number; y: number }

/** A point of a path, with the handles of its curve. */
export interface Vertex extends PathPoint {
  /** Made from the place in the list when left out. */
  id?: string | undefined
  /** The point that it is joined to: the one before it in the list when left out, none when null. */
  prevPointId?: string | null | undefined
  isBezier?: boolean | undefined
  controlPoint1?: PathPoint | undefined
  controlPoint2?: PathPoint | undefined
}

/** A path by its points in order, or by vertices that may branch and bend. */
export type PathOptions = { closed?: boolean | undefined } & (
  | { points: readonly (readonly number[])[]; vertices?: undefined }
  | { vertices: readonly Vertex[]; points?: undefined }
)

/** The vertices of a path in percent. @throws BackendError REGION_INVALID for points outside, and for joints to no point. */
export function verticesOf(control: ControlTagData, { points, vertices }: PathOptions, scale: Scale) {
  const given: readonly Vertex[] = vertices ?? points.map((pair) => pointOf(control, pair))
  if (given.length < 2) throw regionError(control, `has ${given.length} points; a path has 2 or more`)
  const ids = given.map(({ id }, index) => id ?? `p${index + 1}`)
  if (new Set(ids).size < ids.length) throw regionError(control, 'has two vertices of one id')
  return given.map((vertex, index) => {
    const prevPointId = vertex.prevPointId === undefined ? (ids[index - 1] ?? null) : vertex.prevPointId
    if (prevPointId !== null && !ids.includes(prevPointId))
      throw regionError(control, `has the prevPointId '${prevPointId}' at vertices[${index}], which is no vertex's id`)
    return { id: ids[index]!, ...placeOf(control, vertex, scale), prevPointId, ...curveOf(vertex, scale) }
  })
}

function pointOf(control: ControlTagData, pair: readonly number[]): PathPoint {
  if (pair.length === 2) return { x: pair[0]!, y: pair[1]! }
  throw regionError(control, 'has points that are not pairs [x, y]')
}

function placeOf(control: ControlTagData, { x, y }: PathPoint, scale: Scale): PathPoint {
  assertFinite(control, { x, y })
  const percent = scaled({ x, y }, scale)
  if (Math.min(percent.x, percent.y) >= 0 && Math.max(percent.x, percent.y) <= 100) return percent
  const place = `x ${percent.x}, y ${percent.y} percent`
  throw regionError(control, `has a point outside of the image: ${place} (pixels? pass unit: 'pixel')`)
}

/** Handles may lie outside. */
function curveOf({ controlPoint1, controlPoint2, isBezier }: Vertex, scale: Scale) {
  return {
    isBezier: isBezier ?? (controlPoint1 !== undefined || controlPoint2 !== undefined),
    ...(controlPoint1 && { controlPoint1: scaled(controlPoint1, scale) }),
    ...(controlPoint2 && { controlPoint2: scaled(controlPoint2, scale) }),
  }
}

function scaled({ x, y }: PathPoint, { across, down }: Scale): PathPoint {
  return { x: x * across, y: y * down }
}

/** A vertex as it is written, in percent. */
export interface ReadVertex extends PathPoint {
  id?: string
  prevPointId?: string | null
  isBezier?: boolean
  controlPoint1?: PathPoint
  controlPoint2?: PathPoint
}

/** The vertices in a value; undefined if there are none. */
export function readVertices(vertices: unknown): ReadVertex[] | undefined {
  return Array.isArray(vertices) && vertices.every(isVertex) ? vertices.map(readVertex) : undefined
}

function readVertex({ x, y, id, prevPointId, isBezier, controlPoint1, controlPoint2 }: Record<string, unknown>) {
  const vertex = { x, y } as ReadVertex
  if (typeof id === 'string') vertex.id = id
  if (typeof prevPointId === 'string' || prevPointId === null) vertex.prevPointId = prevPointId
  if (typeof isBezier === 'boolean') vertex.isBezier = isBezier
  if (isObject(controlPoint1) && isVertex(controlPoint1)) vertex.controlPoint1 = controlPoint1 as unknown as PathPoint
  if (isObject(controlPoint2) && isVertex(controlPoint2)) vertex.controlPoint2 = controlPoint2 as unknown as PathPoint
  return vertex
}
