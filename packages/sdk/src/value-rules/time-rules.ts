import { utcParse } from 'd3-time-format'
import { formatValue } from '../format-value.ts'
import type { ObjectTag } from '../objects/object-tag.ts'
import { isNumber, unexpected, type ValueRule } from './value-rule.ts'

/** How a TimeSeries writes its times; undefined if they are numbers. */
export function timeFormatOf(object: ObjectTag | undefined): string | undefined {
  const format = object?.attribute('timeFormat')
  return format?.includes('%') ? format : undefined
}

/** Values of the time column: numbers in order, or strings in its format; `instant` where both are the same. */
export const timeSpan: ValueRule = ({ start, end, instant }, control) => {
  const format = timeFormatOf(control.objects[0])
  const [from, to] = [start, end].map((time) => timeOf(time, format))
  if (typeof start !== typeof end || from === undefined || to === undefined || from > to) {
    const expected = format === undefined ? 'two times in order' : `two times in order, in the format ${format}`
    const problem = `got start ${formatValue(start)} and end ${formatValue(end)}; expected ${expected}`
    return { path: 'value.start', problem }
  }
  if (typeof instant !== 'boolean') return unexpected('value.instant', instant, 'true or false')
  if (!instant || start === end) return undefined
  return unexpected('value.instant', instant, 'false where start and end differ')
}

/** A number that orders times; undefined for what the tag cannot read. Strings without a format have no order. */
function timeOf(time: unknown, format: string | undefined): number | undefined {
  if (isNumber(time)) return time
  if (typeof time !== 'string') return undefined
  return format === undefined ? 0 : utcParse(format)(time)?.getTime()
}
