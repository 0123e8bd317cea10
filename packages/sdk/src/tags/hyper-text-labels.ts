import { controlTags, type Region, type RegionOf } from '@label-studio-ml/protocol'
import type { ControlTagData } from '../label-config/control-tag-data.ts'
import { labeledModel, nodeSpanFields } from '../value-models/fields.ts'
import { labelList } from '../value-rules/label-rules.ts'
import { htmlSpan } from '../value-rules/span-rules.ts'
import { allOf, type RegionValue } from '../value-rules/value-rule.ts'
import { type HtmlSpanOptions, htmlSpans, type ReadHtmlSpan, type XPathSpanOptions } from './html-span.ts'
import { readLabels } from './read-values.ts'
import { regionOf } from './region-frame.ts'
import { labelsOf, sampleLabels } from './region-labels.ts'
import { assertTakes } from './span-format.ts'
import type { SamplePlace, TagSupport } from './tag-support.ts'

/**
 * A region of a `HyperTextLabels`: by code points of the text that the HTML shows, or by XPaths. With `html` it has both.
 * @example control.span({ start: 2, end: 5, html: '<p>🐱 Tom</p>', label: 'Person' })
 * @throws BackendError LABEL_UNKNOWN, REGION_INVALID for a place that is not in the HTML, CONTROL_MISMATCH for what other objects take
 */
function span(control: ControlTagData, options: HtmlSpanOptions | XPathSpanOptions): RegionOf<'HyperTextLabels'> {
  assertTakes(control, htmlSpans, options)
  const value = { ...htmlSpans.build(control, options), hypertextlabels: labelsOf(control, options) }
  return regionOf(control, 'hypertextlabels', value, options)
}

/** Label Studio once wrote the type `htmllabels`. */
function read(value: RegionValue): (ReadHtmlSpan & { labels: string[] }) | undefined {
  const said = htmlSpans.read(value)
  const key = value.hypertextlabels === undefined ? 'htmllabels' : 'hypertextlabels'
  return said && { ...said, labels: readLabels(value, key) }
}

export const hyperTextLabels = {
  spec: controlTags.HyperTextLabels,
  build: { span },
  read,
  check: allOf(labelList('hypertextlabels'), htmlSpan),
  labelStudio: labeledModel('hypertextlabels', nodeSpanFields),
  sample(control: ControlTagData, place: SamplePlace): Region[] {
    const options = htmlSpans.sample(control, place)
    return options === undefined ? [] : [span(control, { ...options, labels: sampleLabels(control, place) })]
  },
} satisfies TagSupport
