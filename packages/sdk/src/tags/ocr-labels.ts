import { controlTags, type Region } from '@label-studio-ml/protocol'
import { labelList } from '../value-rules/label-rules.ts'
import { allOf, field, isNumber, type RegionValue } from '../value-rules/value-rule.ts'
import { readLabels } from './read-values.ts'
import type { TagSupport } from './tag-support.ts'

const fraction = (name: string) =>
  field(name, 'a number from 0 to 1, a part of the page', (written) => isNumber(written, 0, 1))
const box = allOf(fraction('x'), fraction('y'), fraction('width'), fraction('height'))

export const ocrLabels = {
  spec: controlTags.OcrLabels,
  build: {},
  read: (value: RegionValue) => ({ ...value, labels: readLabels(value, 'ocrlabels') }),
  check: allOf(labelList('ocrlabels'), box),
  sample: (): Region[] => [],
} satisfies TagSupport
