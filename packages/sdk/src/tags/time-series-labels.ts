import { controlTags, type Region } from '@label-studio-ml/protocol'
import { labelList } from '../value-rules/label-rules.ts'
import { timeSpan } from '../value-rules/span-rules.ts'
import { allOf, type RegionValue } from '../value-rules/value-rule.ts'
import { readLabels } from './read-values.ts'
import type { TagSupport } from './tag-support.ts'

export const timeSeriesLabels = {
  spec: controlTags.TimeSeriesLabels,
  build: {},
  read: (value: RegionValue) => ({ ...value, labels: readLabels(value, 'timeserieslabels') }),
  check: allOf(labelList('timeserieslabels'), timeSpan),
  sample: (): Region[] => [],
} satisfies TagSupport
