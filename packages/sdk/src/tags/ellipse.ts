import { controlTags, type Region, type RegionOf } from '@label-studio-ml/protocol'
import type { ControlTagData } from '../label-config/control-tag-data.ts'
import { ellipseFields, labeledModel } from '../value-models/fields.ts'
import { valueModel } from '../value-models/value-model.ts'
import { ellipseArea } from '../value-rules/area-rules.ts'
import { labelList } from '../value-rules/label-rules.ts'
import { allOf, type RegionValue } from '../value-rules/value-rule.ts'
import {
  assertFinite,
  type ImageOptions,
  imageKeys,
  type LabelOptions,
  percentScale,
  sampleImage,
  turned,
} from './image-region.ts'
import { type ReadImageArea, readArea } from './read-area.ts'
import { hasNumbers } from './read-values.ts'
import { regionError, regionOf } from './region-frame.ts'
import { labelsOf, sampleLabels } from './region-labels.ts'
import type { ReadPlace, SamplePlace, TagSupport } from './tag-support.ts'

interface EllipseNumbers {
  /** The centre, from the left edge of the image. */
  x: number
  /** The centre, from the upper edge. */
  y: number
  /** Half of the width. */
  radiusX: number
  /** Half of the height. */
  radiusY: number
  /** Degrees clockwise about the centre, 0 when left out. */
  rotation?: number | undefined
}

type TurnedEllipse = {
  x: number
  y: number
  radiusX: number
  radiusY: number
  rotation: number
}

export interface EllipseOptions extends ImageOptions, EllipseNumbers {}

/**
 * A region of an `Ellipse`: `x` and `y` are its centre, from the top left of the image, in percent of it unless `unit` says
 * otherwise. One that reaches over the edge stays as it is.
 * @example control.ellipse({ x: 40, y: 50, radiusX: 20, radiusY: 10, originalWidth: 640, originalHeight: 480 })
 * @throws BackendError REGION_INVALID for numbers that are not an ellipse in the image, and radii over 50 percent
 */
function ellipseRegion(control: ControlTagData, options: EllipseOptions): RegionOf<'Ellipse'> {
  return regionOf(control, 'ellipse', ellipseValue(control, options), options, imageKeys(options))
}

/**
 * A region of an `EllipseLabels`: `x` and `y` are its centre, from the top left of the image, in percent of it unless `unit`
 * says otherwise. One that reaches over the edge stays as it is.
 * @example control.ellipse({ x: 40, y: 50, radiusX: 20, radiusY: 10, originalWidth: 640, originalHeight: 480, label: 'Cell' })
 * @throws BackendError LABEL_UNKNOWN, REGION_INVALID for numbers that are not an ellipse in the image, and radii over 50 percent
 */
function labeledEllipse(control: ControlTagData, options: EllipseOptions & LabelOptions): RegionOf<'EllipseLabels'> {
  const value = { ...ellipseValue(control, options), ellipselabels: labelsOf(control, options) }
  return regionOf(control, 'ellipselabels', value, options, imageKeys(options))
}

function ellipseValue(control: ControlTagData, options: EllipseOptions): TurnedEllipse {
  const { x, y, radiusX, radiusY, rotation = 0 } = options
  assertFinite(control, { x, y, radiusX, radiusY, rotation })
  for (const [name, radius] of Object.entries({ radiusX, radiusY })) {
    if (radius <= 0) throw regionError(control, `has ${name} ${radius}; expected a number above 0`)
  }
  const { across, down } = percentScale(control, options)
  const percent = { x: x * across, y: y * down, radiusX: radiusX * across, radiusY: radiusY * down }
  const ellipse = { ...percent, rotation: turned(rotation) }
  assertInImage(control, ellipse, options)
  return ellipse
}

function assertInImage(control: ControlTagData, ellipse: TurnedEllipse, options: ImageOptions): void {
  const { x, y, radiusX, radiusY } = ellipse
  if (Math.max(radiusX, radiusY) > 50 || Math.max(x, y) > 100) {
    const numbers = `x ${x}, y ${y}, radiusX ${radiusX}, radiusY ${radiusY} percent`
    throw regionError(
      control,
      `has ${numbers}; a centre is at 100 at most and a radius 50 (pixels? pass unit: 'pixel')`,
    )
  }
  const { halfWidth, halfHeight } = extent(ellipse, options)
  if (x + halfWidth <= 0 || y + halfHeight <= 0)
    throw regionError(control, `lies outside of the image: x ${x}, y ${y} percent`)
}

/** How far it reaches from its centre, in percent; it is turned in pixels. */
function extent({ radiusX, radiusY, rotation }: TurnedEllipse, image: ImageOptions) {
  const [wide, high] = [radiusX * image.originalWidth, radiusY * image.originalHeight]
  const [cos, sin] = [Math.cos((rotation * Math.PI) / 180), Math.sin((rotation * Math.PI) / 180)]
  return {
    halfWidth: Math.hypot(wide * cos, high * sin) / image.originalWidth,
    halfHeight: Math.hypot(wide * sin, high * cos) / image.originalHeight,
  }
}

/** An ellipse about its centre; percent of the image, rotation in degrees clockwise. */
export interface ReadEllipse extends ReadImageArea, TurnedEllipse {}

function readEllipse(value: RegionValue, labelKey: string, { region }: ReadPlace): ReadEllipse | undefined {
  if (!hasNumbers(value, ['x', 'y', 'radiusX', 'radiusY'])) return undefined
  const { x, y, radiusX, radiusY } = value
  const { rotation } = value as RegionValue
  return { x, y, radiusX, radiusY, rotation: Number(rotation) || 0, ...readArea(value, labelKey, region) }
}

function sampleEllipse(control: ControlTagData, place: SamplePlace) {
  const { random } = place
  const centre = { x: random.number(10, 90), y: random.number(10, 90), rotation: random.number(0, 360) }
  return { ...centre, radiusX: random.number(2, 40), radiusY: random.number(2, 40), ...sampleImage(control, place) }
}

export const ellipse = {
  spec: controlTags.Ellipse,
  build: { ellipse: ellipseRegion },
  read: (value: RegionValue, place: ReadPlace) => readEllipse(value, 'labels', place),
  check: ellipseArea,
  labelStudio: valueModel(ellipseFields),
  sample: (control: ControlTagData, place: SamplePlace): Region[] => [
    ellipseRegion(control, sampleEllipse(control, place)),
  ],
} satisfies TagSupport

export const ellipseLabels = {
  spec: controlTags.EllipseLabels,
  build: { ellipse: labeledEllipse },
  read: (value: RegionValue, place: ReadPlace) => readEllipse(value, 'ellipselabels', place),
  check: allOf(labelList('ellipselabels'), ellipseArea),
  labelStudio: labeledModel('ellipselabels', ellipseFields),
  sample: (control: ControlTagData, place: SamplePlace): Region[] => [
    labeledEllipse(control, { ...sampleEllipse(control, place), labels: sampleLabels(control, place) }),
  ],
} satisfies TagSupport
