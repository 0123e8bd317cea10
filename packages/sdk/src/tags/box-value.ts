import { clipBox } from '../geometry/box-in-image.ts'
import { boxOfCorners, type Corners, cornersOfBox, type PixelSize } from '../geometry/image-box.ts'
import type { ControlTagData } from '../label-config/control-tag-data.ts'
import { boxOf } from '../masks/box-of-mask.ts'
import {
  assertFinite,
  emptyMaskError,
  type ImageOptions,
  imageKeys,
  type MaskOptions,
  maskKeys,
  percentScale,
  type Scale,
  turned,
} from './image-region.ts'
import { regionError } from './region-frame.ts'

/** Edges and sides of a box. */
export interface Sides {
  /** Left edge. */
  x: number
  /** Upper edge. */
  y: number
  width: number
  height: number
  /** Degrees clockwise about the top left corner, turned in pixels; 0 when left out. */
  rotation?: number | undefined
}

/** Sides with their rotation, 0 to 360. */
export type TurnedSides = {
  x: number
  y: number
  width: number
  height: number
  rotation: number
}

/** A box by its edges, by four corners in order around it, or as the smallest around a mask. */
export type BoxOptions =
  | (ImageOptions & Sides & { corners?: undefined; mask?: undefined })
  | (ImageOptions & { corners: readonly (readonly number[])[]; mask?: undefined })
  | (MaskOptions & { corners?: undefined })

/** The value of a box in percent, and what its region says about the image. */
export function boxPlace(control: ControlTagData, options: BoxOptions) {
  if (options.mask !== undefined) {
    const box = boxOf(options.mask)
    if (box === undefined) throw emptyMaskError(control)
    return { value: { ...box, rotation: 0 }, keys: maskKeys(control, options) }
  }
  const image = { width: options.originalWidth, height: options.originalHeight }
  const scale = percentScale(control, options)
  const sides = options.corners ? sidesOf(control, options.corners, scale, image) : options
  const percent = scaledSides(control, sides, options.corners ? { across: 1, down: 1 } : scale)
  const value = percent.rotation === 0 ? cutTo(100, control, percent) : turnedInto(control, percent, image)
  return { value, keys: imageKeys(options) }
}

/** A box in another unit. @throws BackendError REGION_INVALID for what is not a number, and sides that are not above 0. */
export function scaledSides(control: ControlTagData, box: Sides, { across, down }: Scale): TurnedSides {
  const { x, y, width, height, rotation = 0 } = box
  assertFinite(control, { x, y, width, height, rotation })
  for (const [name, size] of Object.entries({ width, height })) {
    if (size <= 0) throw regionError(control, `has ${name} ${size}; expected a number above 0`)
  }
  return { x: x * across, y: y * down, width: width * across, height: height * down, rotation: turned(rotation) }
}

/** The part of an upright box in an image of which each side counts `whole`. */
export function cutTo(whole: 1 | 100, control: ControlTagData, box: TurnedSides): TurnedSides {
  const { x, y, width, height } = box
  const [left, top, right, bottom] = [Math.max(0, x), Math.max(0, y), x + width, y + height]
  if (left === x && top === y && right <= whole && bottom <= whole) return box
  const cut = { x: left, y: top, width: Math.min(whole, right) - left, height: Math.min(whole, bottom) - top }
  if (cut.width > 0 && cut.height > 0) return { ...cut, rotation: box.rotation }
  const unit = whole === 100 ? 'percent' : 'of 1'
  throw regionError(control, `lies outside of the image: x ${x}, y ${y}, width ${width}, height ${height} ${unit}`)
}

/** @throws BackendError REGION_INVALID for numbers that Label Studio refuses. */
export function assertUpTo(whole: 1 | 100, control: ControlTagData, box: TurnedSides): void {
  if (isUpTo(whole, box)) return
  const { x, y, width, height } = box
  const numbers = `x ${x}, y ${y}, width ${width}, height ${height}${whole === 100 ? ' percent' : ''}`
  throw regionError(control, `has ${numbers}; none may be over ${whole} (pixels? pass unit: 'pixel')`)
}

function isUpTo(whole: number, { x, y, width, height }: TurnedSides): boolean {
  return Math.max(x, y, width, height) <= whole
}

/** Where the corner of a rotated box is too far out, it is turned about another one. */
function turnedInto(control: ControlTagData, box: TurnedSides, image: PixelSize): TurnedSides {
  if (isUpTo(100, box) && clipBox(box, image)) return box
  const [a, b, c, d] = cornersOfBox(box, image)
  const others: Corners[] = [
    [b, c, d, a],
    [c, d, a, b],
    [d, a, b, c],
  ]
  const turnings = clipBox(box, image) ? others.map((corners) => boxOfCorners(corners, image)) : []
  const found = turnings.find((turning) => isUpTo(100, turning))
  if (found) return found
  assertUpTo(100, control, box)
  throw regionError(control, `lies outside of the image: x ${box.x}, y ${box.y} percent, rotation ${box.rotation}`)
}

/** In percent; a rotation of rounding errors is none. */
function sidesOf(
  control: ControlTagData,
  corners: readonly (readonly number[])[],
  scale: Scale,
  image: PixelSize,
): Sides {
  const numbers = corners.flat()
  if (corners.length !== 4 || numbers.length !== 8 || !numbers.every(Number.isFinite)) {
    throw regionError(control, 'has corners that are not four [x, y] of finite numbers')
  }
  const [across, down] = [(scale.across * image.width) / 100, (scale.down * image.height) / 100]
  const box = boxOfCorners(corners.map(([x, y]) => [x! * across, y! * down]) as Corners, image)
  return Math.abs(Math.abs(box.rotation - 180) - 180) < 1e-9 ? { ...box, rotation: 0 } : box
}
