import { controlTags, type Region, type RegionOf } from '@label-studio-ml/protocol'
import type { ControlTagData } from '../label-config/control-tag-data.ts'
import { decodeBrushRle } from '../masks/decode-brush-rle.ts'
import { encodeBrushRle } from '../masks/encode-brush-rle.ts'
import { brushFields, labeledModel } from '../value-models/fields.ts'
import { valueModel } from '../value-models/value-model.ts'
import { brushArea, isBytes } from '../value-rules/area-rules.ts'
import { labelList } from '../value-rules/label-rules.ts'
import { allOf, type RegionValue } from '../value-rules/value-rule.ts'
import {
  assertPixels,
  emptyMaskError,
  imageKeys,
  type LabelOptions,
  type MaskOptions,
  maskKeys,
} from './image-region.ts'
import { type ReadImageArea, readArea } from './read-area.ts'
import { type RegionOptions, regionOf } from './region-frame.ts'
import { labelsOf, sampleLabels } from './region-labels.ts'
import { sampleMask } from './sample-mask.ts'
import type { ReadPlace, SamplePlace, TagSupport } from './tag-support.ts'

/** A mask, or one that is encoded already. */
export type BrushOptions =
  | (MaskOptions & { rle?: undefined })
  | (RegionOptions & {
      /** Label Studio's run-length encoding of the mask. */
      rle: readonly number[]
      /** Size of the image and of the mask in pixels. */
      originalWidth: number
      originalHeight: number
      mask?: undefined
    })

/**
 * A region of a `Brush`: a mask as large as the image in pixels, row by row from the top left.
 * @example control.brush({ mask: { width: 2, height: 1, data: Uint8Array.of(0, 255) } })
 * @throws BackendError REGION_INVALID for an empty mask, and for one of another size than the image
 */
function brushRegion(control: ControlTagData, options: BrushOptions): RegionOf<'Brush'> {
  const { value, keys } = brushPlace(control, options)
  return regionOf(control, 'brush', value, options, keys)
}

/**
 * A region of a `BrushLabels`: a mask as large as the image in pixels, row by row from the top left.
 * @example control.brush({ mask: { width: 2, height: 1, data: Uint8Array.of(0, 255) }, label: 'Sky' })
 * @throws BackendError LABEL_UNKNOWN, REGION_INVALID for an empty mask, and for one of another size than the image
 */
function labeledBrush(control: ControlTagData, options: BrushOptions & LabelOptions): RegionOf<'BrushLabels'> {
  const { value, keys } = brushPlace(control, options)
  return regionOf(control, 'brushlabels', { ...value, brushlabels: labelsOf(control, options) }, options, keys)
}

/** The value of a mask, and what its region says about the image. */
export function brushPlace(control: ControlTagData, options: BrushOptions) {
  if (options.mask !== undefined) {
    if (!options.mask.data.some(Boolean)) throw emptyMaskError(control)
    return { value: { format: 'rle' as const, rle: encodeBrushRle(options.mask) }, keys: maskKeys(control, options) }
  }
  const { originalWidth, originalHeight } = options
  assertPixels(control, { originalWidth, originalHeight })
  const mask = decodeBrushRle(options.rle, { width: originalWidth, height: originalHeight })
  if (!mask.data.some(Boolean)) throw emptyMaskError(control)
  return { value: { format: 'rle' as const, rle: [...options.rle] }, keys: imageKeys(options) }
}

/** A mask in Label Studio's run-length encoding: `maskOf(brush)` decodes it. */
export interface ReadBrush extends ReadImageArea {
  rle: number[]
}

/** Drafts that are not encoded yet have no mask. */
export function readBrush({ rle, ...value }: RegionValue, labelKey: string, { region }: ReadPlace) {
  return isBytes(rle) ? ({ rle, ...readArea(value, labelKey, region) } satisfies ReadBrush) : undefined
}

export const brush = {
  spec: controlTags.Brush,
  build: { brush: brushRegion },
  read: (value: RegionValue, place: ReadPlace) => readBrush(value, 'labels', place),
  check: brushArea,
  labelStudio: valueModel(brushFields),
  sample: (control: ControlTagData, place: SamplePlace): Region[] => [brushRegion(control, sampleMask(control, place))],
} satisfies TagSupport

export const brushLabels = {
  spec: controlTags.BrushLabels,
  build: { brush: labeledBrush },
  read: (value: RegionValue, place: ReadPlace) => readBrush(value, 'brushlabels', place),
  check: allOf(labelList('brushlabels'), brushArea),
  labelStudio: labeledModel('brushlabels', brushFields),
  sample: (control: ControlTagData, place: SamplePlace): Region[] => [
    labeledBrush(control, { ...sampleMask(control, place), labels: sampleLabels(control, place) }),
  ],
} satisfies TagSupport
