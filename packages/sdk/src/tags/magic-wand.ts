import { controlTags, type Region } from '@label-studio-ml/protocol'
import { brushArea } from '../value-rules/area-rules.ts'
import type { RegionValue } from '../value-rules/value-rule.ts'
import { readLabels } from './read-values.ts'
import type { TagSupport } from './tag-support.ts'

export const magicWand = {
  spec: controlTags.MagicWand,
  build: {},
  read: (value: RegionValue) => ({ ...value, labels: readLabels(value, 'labels') }),
  check: brushArea,
  sample: (): Region[] => [],
} satisfies TagSupport
