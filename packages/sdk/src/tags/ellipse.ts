import { controlTags, type Region } from '@label-studio-ml/protocol'
import { ellipseArea } from '../value-rules/area-rules.ts'
import { labelList } from '../value-rules/label-rules.ts'
import { allOf, type RegionValue } from '../value-rules/value-rule.ts'
import { readLabels } from './read-values.ts'
import type { TagSupport } from './tag-support.ts'

export const ellipse = {
  spec: controlTags.Ellipse,
  build: {},
  read: (value: RegionValue) => ({ ...value, labels: readLabels(value, 'labels') }),
  check: ellipseArea,
  sample: (): Region[] => [],
} satisfies TagSupport

export const ellipseLabels = {
  spec: controlTags.EllipseLabels,
  build: {},
  read: (value: RegionValue) => ({ ...value, labels: readLabels(value, 'ellipselabels') }),
  check: allOf(labelList('ellipselabels'), ellipseArea),
  sample: (): Region[] => [],
} satisfies TagSupport
