import { BackendError } from '@label-studio-ml/protocol'

/** Pixels of the upright image. */
export interface PixelSize {
  width: number
  height: number
}

/** A box as Label Studio writes it. */
export interface ImageBox {
  /** The corner about which the box is rotated (top left without rotation), in percent of the image's width and height. */
  x: number
  y: number
  /** Percent of the image's width, and of its height. */
  width: number
  height: number
  /** Degrees clockwise about that corner, turned in pixels: the proportions of the image matter. 0 when left out. */
  rotation?: number | undefined
}

/** A box of which the rotation is known. */
export interface TurnedBox extends ImageBox {
  rotation: number
}

/** Pixels from the top left of the image; its first pixel reaches from [0, 0] to [1, 1]. */
export type Point = [x: number, y: number]
export type Corners = [Point, Point, Point, Point]

/**
 * The corners of a box in pixels, clockwise; the first is the one about which it is rotated.
 * @example cornersOfBox({ x: 50, y: 0, width: 25, height: 50, rotation: 90 }, { width: 200, height: 100 }) // [[100, 0], [100, 50], [50, 50], [50, 0]]
 * @throws BackendError REGION_INVALID for what is not a number, and sizes below 0
 */
export function cornersOfBox(box: ImageBox, image: PixelSize): Corners {
  const { x: left, y: top, width, height, rotation = 0 } = box
  assertNumbers({ x: left, y: top, width, height, rotation })
  if (width < 0 || height < 0)
    throw boxError(`Expected width and height of a box of 0 or more, got ${width} x ${height}`)
  assertSides(image, 'an image')
  const [x, y] = [(left * image.width) / 100, (top * image.height) / 100]
  const [right, down] = axes(rotation)
  const [rightX, rightY] = scaled(right, (width * image.width) / 100)
  const [downX, downY] = scaled(down, (height * image.height) / 100)
  return [
    [x, y],
    [x + rightX, y + rightY],
    [x + rightX + downX, y + rightY + downY],
    [x + downX, y + downY],
  ]
}

/**
 * The box of four corners in pixels, in order around it either way, such as a model of oriented boxes gives. The first
 * corner becomes the one about which it is rotated. Corners that are not quite a rectangle give one of their mean sides.
 * @example boxOfCorners([[100, 0], [100, 50], [50, 50], [50, 0]], { width: 200, height: 100 }).rotation // 90
 * @throws BackendError REGION_INVALID for corners of which two neighbours coincide
 */
export function boxOfCorners(corners: Corners, image: PixelSize): TurnedBox {
  const [a, second, c, fourth] = corners
  const isClockwise = (second[0] - a[0]) * (c[1] - a[1]) - (second[1] - a[1]) * (c[0] - a[0]) >= 0
  const [b, d] = isClockwise ? [second, fourth] : [fourth, second]
  const right: Point = [(b[0] - a[0] + c[0] - d[0]) / 2, (b[1] - a[1] + c[1] - d[1]) / 2]
  const down: Point = [(d[0] - a[0] + c[0] - b[0]) / 2, (d[1] - a[1] + c[1] - b[1]) / 2]
  const middle = { cx: (a[0] + b[0] + c[0] + d[0]) / 4, cy: (a[1] + b[1] + c[1] + d[1]) / 4 }
  const sides = { width: Math.hypot(...right), height: Math.hypot(...down) }
  return boxFromCenter({ ...middle, ...sides, angle: (Math.atan2(right[1], right[0]) * 180) / Math.PI }, image)
}

/** A box about its centre, all lengths in pixels. */
export interface CenteredBox {
  cx: number
  cy: number
  width: number
  height: number
  /** Degrees clockwise about the centre, 0 when left out; for radians: `(radians * 180) / Math.PI`. */
  angle?: number | undefined
}

/**
 * The box of a model that gives centre, sides and angle.
 * @example boxFromCenter({ cx: 100, cy: 50, width: 20, height: 10 }, { width: 200, height: 100 }) // { x: 45, y: 45, width: 10, height: 10, rotation: 0 }
 * @throws BackendError REGION_INVALID for what is not a number, and sides that are not above 0
 */
export function boxFromCenter(box: CenteredBox, image: PixelSize): TurnedBox {
  const { cx, cy, width, height, angle = 0 } = box
  assertNumbers({ cx, cy, width, height, angle })
  assertSides(image, 'an image')
  assertSides(box, 'a box')
  const [right, down] = axes(angle)
  const x = cx - (right[0] * width + down[0] * height) / 2
  const y = cy - (right[1] * width + down[1] * height) / 2
  return {
    x: (x * 100) / image.width,
    y: (y * 100) / image.height,
    width: (width * 100) / image.width,
    height: (height * 100) / image.height,
    rotation: ((angle % 360) + 360) % 360,
  }
}

/** Unit vectors along the width and the height of a rotated box; exact for quarter turns. */
export function axes(degrees: number): [Point, Point] {
  const turn = ((degrees % 360) + 360) % 360
  const radians = (turn * Math.PI) / 180
  const cos = turn % 180 === 90 ? 0 : Math.cos(radians)
  const sin = turn % 180 === 0 ? 0 : Math.sin(radians)
  return [
    [cos, sin],
    [-sin, cos],
  ]
}

function scaled([x, y]: Point, by: number): Point {
  return [x * by, y * by]
}

function assertNumbers(numbers: object): void {
  for (const [name, number] of Object.entries(numbers)) {
    if (!Number.isFinite(number)) throw boxError(`Expected ${name} of a box as a finite number, got ${number}`)
  }
}

function assertSides({ width, height }: PixelSize, of: string): void {
  if (width > 0 && height > 0 && width < Infinity && height < Infinity) return
  throw boxError(`Expected width and height of ${of} above 0, got ${width} x ${height}`)
}

function boxError(message: string): BackendError {
  return new BackendError('REGION_INVALID', message)
}
