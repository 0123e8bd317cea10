import { controlTags, type Region, type RegionOf } from '@label-studio-ml/protocol'
import type { ControlTagData } from '../label-config/control-tag-data.ts'
import { laxString } from '../value-models/lax.ts'
import { answerUnder, valueModel } from '../value-models/value-model.ts'
import { field, type RegionValue } from '../value-rules/value-rule.ts'
import { type RegionOptions, regionError, regionOf } from './region-frame.ts'
import type { SamplePlace, TagSupport } from './tag-support.ts'

type Side = 'left' | 'right'

/**
 * A region of a `Pairwise`: the first (left) or the second (right) tag of its `toName`.
 * @example control.prefer('left', { score: 0.7 })
 * @throws BackendError REGION_INVALID for another word
 */
function prefer(control: ControlTagData, side: Side, options: RegionOptions = {}): RegionOf<'Pairwise'> {
  if (!isSide(side)) throw regionError(control, `has the side '${side}'; expected left or right`)
  return regionOf(control, 'pairwise', { selected: side }, options)
}

function isSide(written: unknown): written is Side {
  return written === 'left' || written === 'right'
}

export const pairwise = {
  spec: controlTags.Pairwise,
  build: { prefer },
  read: ({ selected }: RegionValue) => (isSide(selected) ? { side: selected } : undefined),
  check: field('selected', '"left" or "right"', isSide),
  labelStudio: valueModel({ selected: laxString }, answerUnder('selected')),
  sample: (control: ControlTagData, { random }: SamplePlace): Region[] => [
    prefer(control, random.pick(['left', 'right'])),
  ],
} satisfies TagSupport
