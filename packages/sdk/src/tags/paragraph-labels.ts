import { controlTags, type Region, type RegionOf } from '@label-studio-ml/protocol'
import type { ControlTagData } from '../label-config/control-tag-data.ts'
import { labeledModel, nodeSpanFields } from '../value-models/fields.ts'
import { labelList } from '../value-rules/label-rules.ts'
import { paragraphSpan } from '../value-rules/span-rules.ts'
import { allOf, type RegionValue } from '../value-rules/value-rule.ts'
import {
  type ParagraphRangeOptions,
  type ParagraphSpanOptions,
  paragraphSpans,
  type ReadParagraphSpan,
} from './paragraph-span.ts'
import { readLabels } from './read-values.ts'
import { regionOf } from './region-frame.ts'
import { labelsOf, sampleLabels } from './region-labels.ts'
import { assertTakes } from './span-format.ts'
import type { SamplePlace, TagSupport } from './tag-support.ts'

/**
 * A region of a `ParagraphLabels`, in one paragraph or over several.
 * @example control.span({ paragraph: 2, start: 0, end: 5, label: 'Question' })
 * @example control.span({ start: { paragraph: 0, offset: 3 }, end: { paragraph: 2, offset: 9 }, paragraphs, label: 'Answer' })
 * @throws BackendError LABEL_UNKNOWN, REGION_INVALID for a place that is not in the dialogue, CONTROL_MISMATCH for what other objects take
 */
function span(
  control: ControlTagData,
  options: ParagraphSpanOptions | ParagraphRangeOptions,
): RegionOf<'ParagraphLabels'> {
  assertTakes(control, paragraphSpans, options)
  const value = { ...paragraphSpans.build(control, options), paragraphlabels: labelsOf(control, options) }
  return regionOf(control, 'paragraphlabels', value, options)
}

function read(value: RegionValue): (ReadParagraphSpan & { labels: string[] }) | undefined {
  const said = paragraphSpans.read(value)
  return said && { ...said, labels: readLabels(value, 'paragraphlabels') }
}

export const paragraphLabels = {
  spec: controlTags.ParagraphLabels,
  build: { span },
  read,
  check: allOf(labelList('paragraphlabels'), paragraphSpan),
  labelStudio: labeledModel('paragraphlabels', nodeSpanFields),
  sample(control: ControlTagData, place: SamplePlace): Region[] {
    const options = paragraphSpans.sample(control, place)
    return options === undefined ? [] : [span(control, { ...options, labels: sampleLabels(control, place) })]
  },
} satisfies TagSupport
