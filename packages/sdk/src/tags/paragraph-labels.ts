import { controlTags, type Region } from '@label-studio-ml/protocol'
import { labelList } from '../value-rules/label-rules.ts'
import { paragraphSpan } from '../value-rules/span-rules.ts'
import { allOf, type RegionValue } from '../value-rules/value-rule.ts'
import { readLabels } from './read-values.ts'
import type { TagSupport } from './tag-support.ts'

export const paragraphLabels = {
  spec: controlTags.ParagraphLabels,
  build: {},
  read: (value: RegionValue) => ({ ...value, labels: readLabels(value, 'paragraphlabels') }),
  check: allOf(labelList('paragraphlabels'), paragraphSpan),
  sample: (): Region[] => [],
} satisfies TagSupport
