import type { RectangleLabelsRegion, Region } from '@label-studio-ml/protocol'
import type { ControlTagData } from '../label-config/control-tag-data.ts'
import { type RegionOptions, regionError, regionFrame } from './region-frame.ts'
import { checkedLabels } from './region-labels.ts'

export interface BoxOptions extends RegionOptions {
  /** Left edge. */
  x: number
  /** Upper edge. */
  y: number
  width: number
  height: number
  /** Degrees clockwise about the top left corner, 0 when left out. */
  rotation?: number | undefined
  label?: string | undefined
  labels?: readonly string[] | undefined
  /** Size of the image in pixels, before any display. */
  originalWidth: number
  originalHeight: number
  /** What x, y, width and height count: percent of the image (the default) or its pixels. */
  unit?: 'percent' | 'pixel' | undefined
}

interface Rectangle {
  x: number
  y: number
  width: number
  height: number
}

/**
 * A region of a `RectangleLabels` tag. A box without rotation that reaches over the edge is cut to the image.
 * @example control.box({ x: 12, y: 30, width: 64, height: 48, unit: 'pixel', originalWidth: 640, originalHeight: 480, label: 'Car' })
 * @throws BackendError LABEL_UNKNOWN, REGION_INVALID for numbers that are not a box in the image
 */
export function box(control: ControlTagData, options: BoxOptions): RectangleLabelsRegion {
  const { originalWidth, originalHeight, rotation = 0 } = options
  assertNumbers(control, options)
  const percent = inPercent(options)
  const rectangle = rotation === 0 ? cutToImage(control, percent) : percent
  assertInImage(control, rectangle)
  const rectanglelabels = checkedLabels(control, options.labels ?? options.label ?? [])
  return {
    ...regionFrame(control, options),
    type: 'rectanglelabels',
    original_width: originalWidth,
    original_height: originalHeight,
    image_rotation: 0,
    value: { ...rectangle, rotation: ((rotation % 360) + 360) % 360, rectanglelabels },
  }
}

function assertNumbers(control: ControlTagData, options: BoxOptions): void {
  const { x, y, width, height, rotation = 0, originalWidth, originalHeight } = options
  const numbers = { x, y, width, height, rotation, originalWidth, originalHeight }
  for (const [name, number] of Object.entries(numbers)) {
    if (!Number.isFinite(number)) throw regionError(control, `has ${name} ${number}; expected a finite number`)
  }
  for (const [name, size] of Object.entries({ width, height, originalWidth, originalHeight })) {
    if (size <= 0) throw regionError(control, `has ${name} ${size}; expected a number above 0`)
  }
}

function inPercent({ x, y, width, height, unit, originalWidth, originalHeight }: BoxOptions): Rectangle {
  if (unit !== 'pixel') return { x, y, width, height }
  const across = 100 / originalWidth
  const down = 100 / originalHeight
  return { x: x * across, y: y * down, width: width * across, height: height * down }
}

function cutToImage(control: ControlTagData, { x, y, width, height }: Rectangle): Rectangle {
  const left = Math.max(0, x)
  const top = Math.max(0, y)
  const cut = { x: left, y: top, width: Math.min(100, x + width) - left, height: Math.min(100, y + height) - top }
  if (cut.width > 0 && cut.height > 0) return cut
  throw regionError(control, `lies outside of the image: x ${x}, y ${y}, width ${width}, height ${height} percent`)
}

function assertInImage(control: ControlTagData, { x, y, width, height }: Rectangle): void {
  if (Math.max(x, y, width, height) <= 100) return
  throw regionError(
    control,
    `has x ${x}, y ${y}, width ${width}, height ${height} percent; none may be over 100 (pixels? pass unit: 'pixel')`,
  )
}

/** A labeled box; edges and sizes in percent of the image. */
export interface LabeledBox extends Rectangle {
  /** Degrees clockwise about the top left corner. */
  rotation: number
  labels: string[]
}

/**
 * The boxes that a person drew with a `RectangleLabels` tag. Regions of other tags and values that are not boxes are passed
 * over. Labels come as they are: check them with `isKnownLabel`.
 * @example readBoxes(control, regionsOf(annotation)) // [{ x: 10, y: 20, width: 30, height: 10, rotation: 0, labels: ['Car'] }]
 */
export function readBoxes(control: ControlTagData, regions: readonly Region[]): LabeledBox[] {
  return regions.flatMap(({ from_name, value }) => {
    const { x, y, width, height, rotation, rectanglelabels: labels } = (value ?? {}) as Record<string, unknown>
    if (from_name !== control.name || ![x, y, width, height].every(Number.isFinite)) return []
    return [
      {
        ...({ x, y, width, height } as Rectangle),
        rotation: Number.isFinite(rotation) ? (rotation as number) : 0,
        labels: Array.isArray(labels) ? labels.map(String) : [],
      },
    ]
  })
}
