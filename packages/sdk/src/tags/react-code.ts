import { controlTags, type Region, type RegionOf } from '@label-studio-ml/protocol'
import type { ControlTagData } from '../label-config/control-tag-data.ts'
import { field, isObject, type RegionValue } from '../value-rules/value-rule.ts'
import { type RegionOptions, regionOf } from './region-frame.ts'
import type { SamplePlace, TagSupport } from './tag-support.ts'

/**
 * A region of a `ReactCode`: what its component understands, as any object.
 * @example control.answer({ stars: 4 }, { score: 0.7 })
 */
function answer(
  control: ControlTagData,
  reactcode: Record<string, unknown>,
  options: RegionOptions = {},
): RegionOf<'ReactCode'> {
  return regionOf(control, 'reactcode', { reactcode }, options)
}

export const reactCode = {
  spec: controlTags.ReactCode,
  build: { answer },
  read: ({ reactcode }: RegionValue) => (isObject(reactcode) ? { answer: reactcode } : undefined),
  check: field('reactcode', 'an object', isObject),
  sample: (control: ControlTagData, { random }: SamplePlace): Region[] => [
    answer(control, { stars: random.integer(1, 5) }),
  ],
} satisfies TagSupport
