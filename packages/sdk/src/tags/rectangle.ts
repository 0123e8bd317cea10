import { controlTags, type Region, type RegionOf } from '@label-studio-ml/protocol'
import type { ControlTagData } from '../label-config/control-tag-data.ts'
import { boxArea } from '../value-rules/area-rules.ts'
import { labelList } from '../value-rules/label-rules.ts'
import { allOf, type RegionValue } from '../value-rules/value-rule.ts'
import { assertFinite, type ImageOptions, imageKeys, type LabelOptions, percentScale, turned } from './image-region.ts'
import { hasNumbers, readLabels } from './read-values.ts'
import { regionError, regionOf } from './region-frame.ts'
import { labelsOf, sampleLabels } from './region-labels.ts'
import type { SamplePlace, TagSupport } from './tag-support.ts'

type Rectangle = {
  x: number
  y: number
  width: number
  height: number
}

export interface BoxOptions extends ImageOptions {
  /** Left edge. */
  x: number
  /** Upper edge. */
  y: number
  width: number
  height: number
  /** Degrees clockwise about the top left corner, in pixels; 0 when left out. */
  rotation?: number | undefined
}

export type LabeledBoxOptions = BoxOptions & LabelOptions

/**
 * A region of a `Rectangle`. A box without rotation that reaches over the edge is cut to the image.
 * @example control.box({ x: 12, y: 30, width: 64, height: 48, unit: 'pixel', originalWidth: 640, originalHeight: 480 })
 * @throws BackendError REGION_INVALID for numbers that are not a box in the image
 */
function box(control: ControlTagData, options: BoxOptions): RegionOf<'Rectangle'> {
  return regionOf(control, 'rectangle', boxValue(control, options), options, imageKeys(options))
}

/**
 * A region of a `RectangleLabels`. A box without rotation that reaches over the edge is cut to the image.
 * @example control.box({ x: 12, y: 30, width: 64, height: 48, unit: 'pixel', originalWidth: 640, originalHeight: 480, label: 'Car' })
 * @throws BackendError LABEL_UNKNOWN, REGION_INVALID for numbers that are not a box in the image
 */
function labeledBox(control: ControlTagData, options: LabeledBoxOptions): RegionOf<'RectangleLabels'> {
  const value = { ...boxValue(control, options), rectanglelabels: labelsOf(control, options) }
  return regionOf(control, 'rectanglelabels', value, options, imageKeys(options))
}

function boxValue(control: ControlTagData, options: BoxOptions): Rectangle & { rotation: number } {
  const { x, y, width, height, rotation = 0 } = options
  assertFinite(control, { x, y, width, height, rotation })
  for (const [name, size] of Object.entries({ width, height })) {
    if (size <= 0) throw regionError(control, `has ${name} ${size}; expected a number above 0`)
  }
  const { across, down } = percentScale(control, options)
  const percent = { x: x * across, y: y * down, width: width * across, height: height * down }
  const rectangle = rotation === 0 ? cutToImage(control, percent) : percent
  assertInImage(control, rectangle)
  return { ...rectangle, rotation: turned(rotation) }
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

/** A box; edges and sizes in percent of the image, rotation in degrees clockwise about the top left corner. */
export interface ReadBox extends Rectangle {
  rotation: number
  labels: string[]
}

/** The box in the value of a region; undefined if there is none. */
export function readBox(value: RegionValue, labelKey: string): ReadBox | undefined {
  if (!hasNumbers(value, ['x', 'y', 'width', 'height'])) return undefined
  const { x, y, width, height } = value
  const { rotation } = value as RegionValue
  return { x, y, width, height, rotation: Number(rotation) || 0, labels: readLabels(value, labelKey) }
}

function sampleBox({ random }: SamplePlace) {
  const [x, y] = [random.integer(0, 60), random.integer(0, 60)]
  const size = { originalWidth: 640, originalHeight: 480 }
  return { x, y, width: random.integer(5, 40), height: random.integer(5, 40), ...size }
}

export const rectangle = {
  spec: controlTags.Rectangle,
  build: { box },
  read: (value: RegionValue) => readBox(value, 'labels'),
  check: boxArea,
  sample: (control: ControlTagData, place: SamplePlace): Region[] => [box(control, sampleBox(place))],
} satisfies TagSupport

export const rectangleLabels = {
  spec: controlTags.RectangleLabels,
  build: { box: labeledBox },
  read: (value: RegionValue) => readBox(value, 'rectanglelabels'),
  check: allOf(labelList('rectanglelabels'), boxArea),
  sample: (control: ControlTagData, place: SamplePlace): Region[] => [
    labeledBox(control, { ...sampleBox(place), labels: sampleLabels(control, place) }),
  ],
} satisfies TagSupport
