import { controlTags, type Region, type RegionOf } from '@label-studio-ml/protocol'
import type { ControlTagData } from '../label-config/control-tag-data.ts'
import { boxFields, labeledModel } from '../value-models/fields.ts'
import { valueModel } from '../value-models/value-model.ts'
import { boxArea } from '../value-rules/area-rules.ts'
import { labelList } from '../value-rules/label-rules.ts'
import { allOf, type RegionValue } from '../value-rules/value-rule.ts'
import { type BoxOptions, boxPlace } from './box-value.ts'
import { type LabelOptions, sampleImage } from './image-region.ts'
import { type ReadImageArea, readArea } from './read-area.ts'
import { hasNumbers } from './read-values.ts'
import { regionOf } from './region-frame.ts'
import { labelsOf, sampleLabels } from './region-labels.ts'
import type { ReadPlace, SamplePlace, TagSupport } from './tag-support.ts'

/**
 * A region of a `Rectangle`: `x` and `y` are the top left corner, from the top left of the image, in percent of it unless
 * `unit` says otherwise. A box without rotation that reaches over the edge is cut to the image.
 * @example control.box({ x: 12, y: 30, width: 64, height: 48, unit: 'pixel', originalWidth: 640, originalHeight: 480 })
 * @throws BackendError REGION_INVALID for numbers that are not a box in the image
 */
function box(control: ControlTagData, options: BoxOptions): RegionOf<'Rectangle'> {
  const { value, keys } = boxPlace(control, options)
  return regionOf(control, 'rectangle', value, options, keys)
}

/**
 * A region of a `RectangleLabels`: `x` and `y` are the top left corner, from the top left of the image, in percent of it
 * unless `unit` says otherwise. A box without rotation that reaches over the edge is cut to the image.
 * @example control.box({ x: 12, y: 30, width: 64, height: 48, unit: 'pixel', originalWidth: 640, originalHeight: 480, label: 'Car' })
 * @example control.box({ corners: [[100, 0], [100, 50], [50, 50], [50, 0]], unit: 'pixel', originalWidth: 640, originalHeight: 480, label: 'Car' })
 * @example control.box({ mask, label: 'Car' })
 * @throws BackendError LABEL_UNKNOWN, REGION_INVALID for numbers that are not a box in the image
 */
function labeledBox(control: ControlTagData, options: BoxOptions & LabelOptions): RegionOf<'RectangleLabels'> {
  const { value, keys } = boxPlace(control, options)
  return regionOf(control, 'rectanglelabels', { ...value, rectanglelabels: labelsOf(control, options) }, options, keys)
}

/** A box; edges and sizes in percent of the image, rotation in degrees clockwise about the top left corner. */
export interface ReadBox extends ReadImageArea {
  x: number
  y: number
  width: number
  height: number
  rotation: number
}

/** The box in the value of a region; undefined if there is none. */
function readBox(value: RegionValue, labelKey: string, { region }: ReadPlace): ReadBox | undefined {
  if (!hasNumbers(value, ['x', 'y', 'width', 'height'])) return undefined
  const { x, y, width, height } = value
  const { rotation } = value as RegionValue
  return { x, y, width, height, rotation: Number(rotation) || 0, ...readArea(value, labelKey, region) }
}

function sampleBox(control: ControlTagData, place: SamplePlace) {
  const { random } = place
  const corner = {
    x: random.number(1, 60),
    y: random.number(1, 60),
    rotation: random.pick([0, 0, random.number(0, 360)]),
  }
  return { ...corner, width: random.number(5, 40), height: random.number(5, 40), ...sampleImage(control, place) }
}

export const rectangle = {
  spec: controlTags.Rectangle,
  build: { box },
  read: (value: RegionValue, place: ReadPlace) => readBox(value, 'labels', place),
  check: boxArea,
  labelStudio: valueModel(boxFields),
  sample: (control: ControlTagData, place: SamplePlace): Region[] => [box(control, sampleBox(control, place))],
} satisfies TagSupport

export const rectangleLabels = {
  spec: controlTags.RectangleLabels,
  build: { box: labeledBox },
  read: (value: RegionValue, place: ReadPlace) => readBox(value, 'rectanglelabels', place),
  check: allOf(labelList('rectanglelabels'), boxArea),
  labelStudio: labeledModel('rectanglelabels', boxFields),
  sample: (control: ControlTagData, place: SamplePlace): Region[] => [
    labeledBox(control, { ...sampleBox(control, place), labels: sampleLabels(control, place) }),
  ],
} satisfies TagSupport
