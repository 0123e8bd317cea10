import { controlTags, type Region, type RegionOf } from '@label-studio-ml/protocol'
import type { ControlTagData } from '../label-config/control-tag-data.ts'
import { labeledModel } from '../value-models/fields.ts'
import { labelList, pathList } from '../value-rules/label-rules.ts'
import { isStrings, type RegionValue, type ValueRule } from '../value-rules/value-rule.ts'
import { checkedPaths, type NestedLabels, readPaths, samplePaths } from './label-paths.ts'
import { type RegionOptions, regionOf } from './region-frame.ts'
import { checkedLabels, sampleLabels } from './region-labels.ts'
import type { SamplePlace, TagSupport } from './tag-support.ts'

/**
 * A region of a `Choices` tag, one or several labels.
 * Of nested choices (`allowNested`) the name of the leaf is enough when it is the only one; else give paths: `[['Top', 'Leaf']]`.
 * @example control.choose('Yes', { score: 0.93 })
 * @throws BackendError LABEL_UNKNOWN, REGION_INVALID
 */
function choose(control: ControlTagData, labels: NestedLabels, options: RegionOptions = {}): RegionOf<'Choices'> {
  const choices = control.nested
    ? checkedPaths(control, labels)
    : checkedLabels(control, labels as string | readonly string[])
  return regionOf(control, 'choices', { choices }, options)
}

/** The editor writes paths for nested choices and reads plain names too; Label Studio's validation takes only names. */
const check: ValueRule = (value, control) =>
  (control.nested && !isStrings(value.choices) ? paths : names)(value, control)
const names = labelList('choices')
const paths = pathList('choices')

export const choices = {
  spec: controlTags.Choices,
  build: { choose },
  read: (value: RegionValue) => readPaths(value, 'choices'),
  check,
  labelStudio: labeledModel('choices', {}),
  sample: (control: ControlTagData, place: SamplePlace): Region[] => [
    choose(control, control.nested ? samplePaths(control, place) : sampleLabels(control, place)),
  ],
} satisfies TagSupport
