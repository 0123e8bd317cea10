import { controlTags, type Region, type RegionOf } from '@label-studio-ml/protocol'
import type { ControlTagData } from '../label-config/control-tag-data.ts'
import { brushFields } from '../value-models/fields.ts'
import { valueModel } from '../value-models/value-model.ts'
import { brushArea } from '../value-rules/area-rules.ts'
import type { RegionValue } from '../value-rules/value-rule.ts'
import { type BrushOptions, brushPlace, readBrush } from './brush.ts'
import { regionOf } from './region-frame.ts'
import { sampleMask } from './sample-mask.ts'
import type { ReadPlace, SamplePlace, TagSupport } from './tag-support.ts'

/**
 * A region of a `MagicWand`: a mask as large as the image in pixels, row by row from the top left, as for a `Brush`.
 * @example control.brush({ mask: { width: 2, height: 1, data: Uint8Array.of(0, 255) } })
 * @throws BackendError REGION_INVALID for an empty mask, and for one of another size than the image
 */
function brush(control: ControlTagData, options: BrushOptions): RegionOf<'MagicWand'> {
  const { value, keys } = brushPlace(control, options)
  return regionOf(control, 'magicwand', value, options, keys)
}

export const magicWand = {
  spec: controlTags.MagicWand,
  build: { brush },
  read: (value: RegionValue, place: ReadPlace) => readBrush(value, 'labels', place),
  check: brushArea,
  labelStudio: valueModel(brushFields),
  sample: (control: ControlTagData, place: SamplePlace): Region[] => [brush(control, sampleMask(control, place))],
} satisfies TagSupport
