import { controlTags, type Region } from '@label-studio-ml/protocol'
import { labelList } from '../value-rules/label-rules.ts'
import { htmlSpan } from '../value-rules/span-rules.ts'
import { allOf, type RegionValue } from '../value-rules/value-rule.ts'
import { readLabels } from './read-values.ts'
import type { TagSupport } from './tag-support.ts'

export const hyperTextLabels = {
  spec: controlTags.HyperTextLabels,
  build: {},
  read: (value: RegionValue) => ({ ...value, labels: readLabels(value, 'hypertextlabels') }),
  check: allOf(labelList('hypertextlabels'), htmlSpan),
  sample: (): Region[] => [],
} satisfies TagSupport
