import { controlTags, type Region, type RegionOf } from '@label-studio-ml/protocol'
import type { ControlTagData } from '../label-config/control-tag-data.ts'
import { labeledModel, spanFields } from '../value-models/fields.ts'
import { laxBoolean } from '../value-models/lax.ts'
import { labelList } from '../value-rules/label-rules.ts'
import { timeSpan } from '../value-rules/time-rules.ts'
import { allOf, type RegionValue } from '../value-rules/value-rule.ts'
import { readLabels } from './read-values.ts'
import { regionOf } from './region-frame.ts'
import { labelsOf, sampleLabels } from './region-labels.ts'
import { assertTakes } from './span-format.ts'
import type { SamplePlace, TagSupport } from './tag-support.ts'
import { type ReadTimeSpan, type TimeSpanOptions, timeSpans } from './time-span.ts'

/**
 * A region of a `TimeSeriesLabels`: a part of the series, or an instant where both ends are the same.
 * @example control.span({ start: 1592250751951, end: 1592250752951, label: 'Run' })
 * @example control.span({ start: new Date('2024-05-07T09:30Z'), end: '2024-05-07 09:45', label: 'Run' }) // timeFormat="%Y-%m-%d %H:%M"
 * @throws BackendError LABEL_UNKNOWN, REGION_INVALID for times that are not in order or that the tag cannot read
 */
function span(control: ControlTagData, options: TimeSpanOptions): RegionOf<'TimeSeriesLabels'> {
  assertTakes(control, timeSpans, options)
  const value = { ...timeSpans.build(control, options), timeserieslabels: labelsOf(control, options) }
  return regionOf(control, 'timeserieslabels', value, options)
}

function read(value: RegionValue): (ReadTimeSpan & { labels: string[] }) | undefined {
  const said = timeSpans.read(value)
  return said && { ...said, labels: readLabels(value, 'timeserieslabels') }
}

export const timeSeriesLabels = {
  spec: controlTags.TimeSeriesLabels,
  build: { span },
  read,
  check: allOf(labelList('timeserieslabels'), timeSpan),
  labelStudio: labeledModel('timeserieslabels', { ...spanFields, instant: laxBoolean }),
  sample(control: ControlTagData, place: SamplePlace): Region[] {
    const options = timeSpans.sample(control, place)
    return options === undefined ? [] : [span(control, { ...options, labels: sampleLabels(control, place) })]
  },
} satisfies TagSupport
