import { controlTags, type Region } from '@label-studio-ml/protocol'
import { keyPointArea } from '../value-rules/area-rules.ts'
import { labelList } from '../value-rules/label-rules.ts'
import { allOf, type RegionValue } from '../value-rules/value-rule.ts'
import { readLabels } from './read-values.ts'
import type { TagSupport } from './tag-support.ts'

export const keyPoint = {
  spec: controlTags.KeyPoint,
  build: {},
  read: (value: RegionValue) => ({ ...value, labels: readLabels(value, 'labels') }),
  check: keyPointArea,
  sample: (): Region[] => [],
} satisfies TagSupport

export const keyPointLabels = {
  spec: controlTags.KeyPointLabels,
  build: {},
  read: (value: RegionValue) => ({ ...value, labels: readLabels(value, 'keypointlabels') }),
  check: allOf(labelList('keypointlabels'), keyPointArea),
  sample: (): Region[] => [],
} satisfies TagSupport
