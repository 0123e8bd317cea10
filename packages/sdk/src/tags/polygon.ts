import { controlTags, type Region } from '@label-studio-ml/protocol'
import { polygonArea } from '../value-rules/area-rules.ts'
import { labelList } from '../value-rules/label-rules.ts'
import { allOf, type RegionValue } from '../value-rules/value-rule.ts'
import { readLabels } from './read-values.ts'
import type { TagSupport } from './tag-support.ts'

export const polygon = {
  spec: controlTags.Polygon,
  build: {},
  read: (value: RegionValue) => ({ ...value, labels: readLabels(value, 'labels') }),
  check: polygonArea,
  sample: (): Region[] => [],
} satisfies TagSupport

export const polygonLabels = {
  spec: controlTags.PolygonLabels,
  build: {},
  read: (value: RegionValue) => ({ ...value, labels: readLabels(value, 'polygonlabels') }),
  check: allOf(labelList('polygonlabels'), polygonArea),
  sample: (): Region[] => [],
} satisfies TagSupport
