import { controlTags, type Region, type RegionOf } from '@label-studio-ml/protocol'
import type { ControlTagData } from '../label-config/control-tag-data.ts'
import { laxString } from '../value-models/lax.ts'
import { answerUnder, valueModel } from '../value-models/value-model.ts'
import { dateTimeBounds, dateTimeInFormat, formatDateTime } from '../value-rules/date-time-format.ts'
import type { RegionValue } from '../value-rules/value-rule.ts'
import { type RegionOptions, regionError, regionOf } from './region-frame.ts'
import type { SamplePlace, TagSupport } from './tag-support.ts'

/**
 * A region of a `DateTime`: a Date (its UTC time is written in the tag's format), or a string in that format.
 * @example control.dateTime(new Date('2024-05-07T09:30Z'), { score: 0.7 })
 * @throws BackendError REGION_INVALID for a string in another format, which the editor could not read, or beyond `min` or `max`
 */
function dateTimeOf(control: ControlTagData, moment: Date | string, options: RegionOptions = {}): RegionOf<'DateTime'> {
  const datetime = typeof moment === 'string' ? moment : formatDateTime(moment, control)
  const wrong = dateTimeInFormat({ datetime }, control)
  if (wrong) throw regionError(control, `has a wrong date: ${wrong.problem}`)
  return regionOf(control, 'datetime', { datetime }, options)
}

/** Without bounds from 2000 to 2030. */
function sampleDateTime(control: ControlTagData, { random }: SamplePlace): Region[] {
  const { earliest, latest } = dateTimeBounds(control)
  const day = 86_400_000
  const first = earliest.getTime() || Math.min(Date.UTC(2000), (latest.getTime() || Infinity) - 3650 * day)
  const last = latest.getTime() || Math.max(Date.UTC(2030), first + 3650 * day)
  const moment = new Date(random.integer(first, last))
  const wrong = dateTimeInFormat({ datetime: formatDateTime(moment, control) }, control)
  return [dateTimeOf(control, wrong ? new Date(first) : moment)]
}

export const dateTime = {
  spec: controlTags.DateTime,
  build: { dateTime: dateTimeOf },
  read: ({ datetime }: RegionValue) => (typeof datetime === 'string' ? { datetime } : undefined),
  check: dateTimeInFormat,
  labelStudio: valueModel({ datetime: laxString }, answerUnder('datetime')),
  sample: sampleDateTime,
} satisfies TagSupport
