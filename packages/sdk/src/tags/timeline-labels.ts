import { controlTags, type Region } from '@label-studio-ml/protocol'
import { labelList } from '../value-rules/label-rules.ts'
import { allOf, field, isWholeNumber, type RegionValue } from '../value-rules/value-rule.ts'
import { readLabels } from './read-values.ts'
import type { TagSupport } from './tag-support.ts'

const ranges = field(
  'ranges',
  'a list of one or more { start, end } in whole frames from 1',
  (written) =>
    Array.isArray(written) &&
    written.length > 0 &&
    written.every((range) => isWholeNumber(range?.start, 1) && isWholeNumber(range.end, 1) && range.start <= range.end),
)

export const timelineLabels = {
  spec: controlTags.TimelineLabels,
  build: {},
  read: (value: RegionValue) => ({ ...value, labels: readLabels(value, 'timelinelabels') }),
  check: allOf(labelList('timelinelabels'), ranges),
  sample: (): Region[] => [],
} satisfies TagSupport
