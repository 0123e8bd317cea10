import { controlTags, type Region } from '@label-studio-ml/protocol'
import { bitmaskArea } from '../value-rules/area-rules.ts'
import { labelList } from '../value-rules/label-rules.ts'
import { allOf, type RegionValue } from '../value-rules/value-rule.ts'
import { readLabels } from './read-values.ts'
import type { TagSupport } from './tag-support.ts'

export const bitmask = {
  spec: controlTags.Bitmask,
  build: {},
  read: (value: RegionValue) => ({ ...value, labels: readLabels(value, 'labels') }),
  check: bitmaskArea,
  sample: (): Region[] => [],
} satisfies TagSupport

export const bitmaskLabels = {
  spec: controlTags.BitmaskLabels,
  build: {},
  read: (value: RegionValue) => ({ ...value, labels: readLabels(value, 'bitmasklabels') }),
  check: allOf(labelList('bitmasklabels'), bitmaskArea),
  sample: (): Region[] => [],
} satisfies TagSupport
