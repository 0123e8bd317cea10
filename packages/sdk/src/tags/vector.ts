import { controlTags, type Region } from '@label-studio-ml/protocol'
import { vectorArea } from '../value-rules/area-rules.ts'
import { labelList } from '../value-rules/label-rules.ts'
import { allOf, type RegionValue } from '../value-rules/value-rule.ts'
import { readLabels } from './read-values.ts'
import type { TagSupport } from './tag-support.ts'

export const vector = {
  spec: controlTags.Vector,
  build: {},
  read: (value: RegionValue) => ({ ...value, labels: readLabels(value, 'labels') }),
  check: vectorArea,
  sample: (): Region[] => [],
} satisfies TagSupport

export const vectorLabels = {
  spec: controlTags.VectorLabels,
  build: {},
  read: (value: RegionValue) => ({ ...value, labels: readLabels(value, 'vectorlabels') }),
  check: allOf(labelList('vectorlabels'), vectorArea),
  sample: (): Region[] => [],
} satisfies TagSupport
