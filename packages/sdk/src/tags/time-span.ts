import { utcFormat } from 'd3-time-format'
import type { ControlTagData } from '../label-config/control-tag-data.ts'
import type { SeriesValue } from '../objects/time-series.ts'
import { timeFormatOf, timeSpan } from '../value-rules/time-rules.ts'
import { isNumber, type RegionValue } from '../value-rules/value-rule.ts'
import { regionError, targetObject } from './region-frame.ts'
import { shownObject } from './shown-value.ts'
import type { SpanFormat, SpanFrame } from './span-format.ts'

/** A value of the time column. */
type Time = number | string

/** A part of a `TimeSeries`. */
export interface TimeSpanOptions extends SpanFrame {
  /** As in the time column; a Date (its UTC time) for a tag with `timeFormat`. */
  start: Time | Date
  /** As `start`; the same as `start` for an instant. */
  end: Time | Date
}

/** A part of a time series, both ends included. */
export interface ReadTimeSpan {
  start: Time
  end: Time
  /** Whether both ends are the same. */
  instant: boolean
}

function build(control: ControlTagData, options: TimeSpanOptions) {
  const [start, end] = [options.start, options.end].map((time) => writtenTime(control, time, options))
  const value = { start: start!, end: end!, instant: start === end }
  const wrong = timeSpan(value, control)
  if (wrong) throw regionError(control, `has wrong times: ${wrong.problem}`)
  return value
}

function writtenTime(control: ControlTagData, time: Time | Date, options: TimeSpanOptions): Time {
  if (!(time instanceof Date)) return time
  const object = targetObject(control, options)
  const format = timeFormatOf(object)
  if (format !== undefined) return utcFormat(format)(time)
  throw regionError(
    control,
    `has a Date, but <TimeSeries name="${object?.name}"> has no timeFormat to write it in; give numbers as in the time column`,
  )
}

function isTime(written: unknown): written is Time {
  return isNumber(written) || typeof written === 'string'
}

/** Spans of `TimeSeries`. */
export const timeSpans = {
  takes: '{ start, end } as in the time column, or Dates if the tag has timeFormat',
  options: [],
  build,
  read({ start, end, instant }: RegionValue): ReadTimeSpan | undefined {
    if (!isTime(start) || !isTime(end)) return undefined
    return { start, end, instant: instant === true || start === end }
  },
  check: timeSpan,
  sample(control, place): TimeSpanOptions | undefined {
    const object = shownObject(control, place)
    const series = object?.tag.is('TimeSeries') ? object.tag.seriesOf(object.task, object) : undefined
    const times = (series?.time ?? []).filter((time): time is Exclude<SeriesValue, null> => time !== null)
    if (times.length === 0) return undefined
    const first = place.random.integer(0, times.length - 1)
    return { start: times[first]!, end: times[place.random.integer(first, times.length - 1)]! }
  },
} satisfies SpanFormat<TimeSpanOptions, object, ReadTimeSpan>
