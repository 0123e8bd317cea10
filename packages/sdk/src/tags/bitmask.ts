import { controlTags, type Region, type RegionOf } from '@label-studio-ml/protocol'
import type { ControlTagData } from '../label-config/control-tag-data.ts'
import { bitmaskPng, maskOfBitmaskPng } from '../masks/bitmask-png.ts'
import { bitmaskFields, labeledModel } from '../value-models/fields.ts'
import { valueModel } from '../value-models/value-model.ts'
import { bitmaskArea } from '../value-rules/area-rules.ts'
import { labelList } from '../value-rules/label-rules.ts'
import { allOf, type RegionValue } from '../value-rules/value-rule.ts'
import { emptyMaskError, type LabelOptions, type MaskOptions, maskKeys } from './image-region.ts'
import { type ReadImageArea, readArea } from './read-area.ts'
import { regionOf } from './region-frame.ts'
import { labelsOf, sampleLabels } from './region-labels.ts'
import { sampleMask } from './sample-mask.ts'
import type { ReadPlace, SamplePlace, TagSupport } from './tag-support.ts'

/** A mask, or the data URL of its PNG (black on transparent, as large as the image). */
export type BitmaskOptions =
  | (MaskOptions & { imageDataURL?: undefined })
  | (Omit<MaskOptions, 'mask'> & { imageDataURL: string; mask?: undefined })

/**
 * A region of a `Bitmask`: a mask as large as the image in pixels, row by row from the top left. The `Image` needs
 * `smoothing="false"`.
 * @example control.bitmask({ mask: { width: 2, height: 1, data: Uint8Array.of(0, 255) } })
 * @throws BackendError REGION_INVALID for an empty mask, one of another size than the image, and what is not a PNG
 */
function bitmaskRegion(control: ControlTagData, options: BitmaskOptions): RegionOf<'Bitmask'> {
  const { value, keys } = bitmaskPlace(control, options)
  return regionOf(control, 'bitmask', value, options, keys)
}

/**
 * A region of a `BitmaskLabels`: a mask as large as the image in pixels, row by row from the top left. The `Image` needs
 * `smoothing="false"`.
 * @example control.bitmask({ mask: { width: 2, height: 1, data: Uint8Array.of(0, 255) }, label: 'Sky' })
 * @throws BackendError LABEL_UNKNOWN, REGION_INVALID for an empty mask, one of another size than the image, and what is not a PNG
 */
function labeledBitmask(control: ControlTagData, options: BitmaskOptions & LabelOptions): RegionOf<'BitmaskLabels'> {
  const { value, keys } = bitmaskPlace(control, options)
  return regionOf(control, 'bitmasklabels', { ...value, bitmasklabels: labelsOf(control, options) }, options, keys)
}

function bitmaskPlace(control: ControlTagData, options: BitmaskOptions) {
  const mask = options.mask ?? maskOfBitmaskPng(options.imageDataURL)
  if (!mask.data.some(Boolean)) throw emptyMaskError(control)
  const keys = maskKeys(control, { ...options, mask })
  return { value: { imageDataURL: options.imageDataURL ?? bitmaskPng(mask) }, keys }
}

/** A mask as the data URL of a PNG: `maskOf(bitmask)` unpacks it. */
export interface ReadBitmask extends ReadImageArea {
  imageDataURL: string
}

function readBitmask({ imageDataURL, ...value }: RegionValue, labelKey: string, { region }: ReadPlace) {
  if (typeof imageDataURL !== 'string') return undefined
  return { imageDataURL, ...readArea(value, labelKey, region) } satisfies ReadBitmask
}

export const bitmask = {
  spec: controlTags.Bitmask,
  build: { bitmask: bitmaskRegion },
  read: (value: RegionValue, place: ReadPlace) => readBitmask(value, 'labels', place),
  check: bitmaskArea,
  labelStudio: valueModel(bitmaskFields),
  sample: (control: ControlTagData, place: SamplePlace): Region[] => [
    bitmaskRegion(control, sampleMask(control, place)),
  ],
} satisfies TagSupport

export const bitmaskLabels = {
  spec: controlTags.BitmaskLabels,
  build: { bitmask: labeledBitmask },
  read: (value: RegionValue, place: ReadPlace) => readBitmask(value, 'bitmasklabels', place),
  check: allOf(labelList('bitmasklabels'), bitmaskArea),
  labelStudio: labeledModel('bitmasklabels', bitmaskFields),
  sample: (control: ControlTagData, place: SamplePlace): Region[] => [
    labeledBitmask(control, { ...sampleMask(control, place), labels: sampleLabels(control, place) }),
  ],
} satisfies TagSupport
