import { controlTags, type Region } from '@label-studio-ml/protocol'
import { brushArea } from '../value-rules/area-rules.ts'
import { labelList } from '../value-rules/label-rules.ts'
import { allOf, type RegionValue } from '../value-rules/value-rule.ts'
import { readLabels } from './read-values.ts'
import type { TagSupport } from './tag-support.ts'

export const brush = {
  spec: controlTags.Brush,
  build: {},
  read: (value: RegionValue) => ({ ...value, labels: readLabels(value, 'labels') }),
  check: brushArea,
  sample: (): Region[] => [],
} satisfies TagSupport

export const brushLabels = {
  spec: controlTags.BrushLabels,
  build: {},
  read: (value: RegionValue) => ({ ...value, labels: readLabels(value, 'brushlabels') }),
  check: allOf(labelList('brushlabels'), brushArea),
  sample: (): Region[] => [],
} satisfies TagSupport
