import { controlTags, type Region, type RegionOf } from '@label-studio-ml/protocol'
import type { ControlTagData } from '../label-config/control-tag-data.ts'
import { modelAttributes } from '../label-config/model-attributes.ts'
import { keyPointFields, labeledModel } from '../value-models/fields.ts'
import { valueModel } from '../value-models/value-model.ts'
import { keyPointArea } from '../value-rules/area-rules.ts'
import { labelList } from '../value-rules/label-rules.ts'
import { allOf, type RegionValue } from '../value-rules/value-rule.ts'
import {
  assertFinite,
  type ImageOptions,
  imageKeys,
  type LabelOptions,
  percentScale,
  sampleImage,
} from './image-region.ts'
import { type ReadImageArea, readArea } from './read-area.ts'
import { hasNumbers } from './read-values.ts'
import { regionError, regionOf } from './region-frame.ts'
import { labelsOf, sampleLabels } from './region-labels.ts'
import type { ReadPlace, SamplePlace, TagSupport } from './tag-support.ts'

/** Percent of the image's width, where neither the caller nor `model_point_size` says another: a dot of a few pixels. */
const defaultWidth = 0.5

export interface KeyPointOptions extends ImageOptions {
  /** From the left edge of the image. */
  x: number
  /** From the upper edge. */
  y: number
  /** How wide the dot is drawn: `model_point_size` of the tag, or else 0.5 percent of the image, when left out. */
  width?: number | undefined
}

/**
 * A region of a `KeyPoint`: `x` and `y` from the top left of the image, in percent of it unless `unit` says otherwise.
 * @example control.keyPoint({ x: 40, y: 50, originalWidth: 640, originalHeight: 480 })
 * @throws BackendError REGION_INVALID for a point outside of the image
 */
function point(control: ControlTagData, options: KeyPointOptions): RegionOf<'KeyPoint'> {
  return regionOf(control, 'keypoint', keyPointValue(control, options), options, imageKeys(options))
}

/**
 * A region of a `KeyPointLabels`: `x` and `y` from the top left of the image, in percent of it unless `unit` says otherwise.
 * @example control.keyPoint({ x: 40, y: 50, originalWidth: 640, originalHeight: 480, label: 'Nose' })
 * @throws BackendError LABEL_UNKNOWN, REGION_INVALID for a point outside of the image
 */
function labeledPoint(control: ControlTagData, options: KeyPointOptions & LabelOptions): RegionOf<'KeyPointLabels'> {
  const value = { ...keyPointValue(control, options), keypointlabels: labelsOf(control, options) }
  return regionOf(control, 'keypointlabels', value, options, imageKeys(options))
}

function keyPointValue(control: ControlTagData, options: KeyPointOptions) {
  const { across, down } = percentScale(control, options)
  const { x, y, width = (modelAttributes(control).pointSize ?? defaultWidth) / across } = options
  assertFinite(control, { x, y, width })
  const percent = { x: x * across, y: y * down, width: width * across }
  const { x: left, y: top } = percent
  if (left < 0 || left > 100 || top < 0 || top > 100) {
    throw regionError(control, `lies outside of the image: x ${left}, y ${top} percent (pixels? pass unit: 'pixel')`)
  }
  if (width > 0 && percent.width <= 100) return percent
  throw regionError(control, `has width ${percent.width} percent; expected a number above 0, up to 100`)
}

/** A point and the width of its dot, in percent of the image. */
export interface ReadKeyPoint extends ReadImageArea {
  x: number
  y: number
  width: number
}

/** Smart tools and other clients leave the width out. */
function readKeyPoint(value: RegionValue, labelKey: string, { region }: ReadPlace): ReadKeyPoint | undefined {
  if (!hasNumbers(value, ['x', 'y'])) return undefined
  const { x, y } = value
  const { width } = value as RegionValue
  return { x, y, width: Number(width) || defaultWidth, ...readArea(value, labelKey, region) }
}

function samplePoint(control: ControlTagData, place: SamplePlace) {
  const { random } = place
  return { x: random.number(0, 100), y: random.number(0, 100), ...sampleImage(control, place) }
}

export const keyPoint = {
  spec: controlTags.KeyPoint,
  build: { keyPoint: point },
  read: (value: RegionValue, place: ReadPlace) => readKeyPoint(value, 'labels', place),
  check: keyPointArea,
  labelStudio: valueModel(keyPointFields),
  sample: (control: ControlTagData, place: SamplePlace): Region[] => [point(control, samplePoint(control, place))],
} satisfies TagSupport

export const keyPointLabels = {
  spec: controlTags.KeyPointLabels,
  build: { keyPoint: labeledPoint },
  read: (value: RegionValue, place: ReadPlace) => readKeyPoint(value, 'keypointlabels', place),
  check: allOf(labelList('keypointlabels'), keyPointArea),
  labelStudio: labeledModel('keypointlabels', keyPointFields),
  sample: (control: ControlTagData, place: SamplePlace): Region[] => [
    labeledPoint(control, { ...samplePoint(control, place), labels: sampleLabels(control, place) }),
  ],
} satisfies TagSupport
