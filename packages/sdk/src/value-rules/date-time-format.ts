import type { ControlTagData } from '../label-config/control-tag-data.ts'
import { escapeForRegExp } from '../label-config/escape-for-reg-exp.ts'
import { type RegionProblem, type RegionValue, unexpected } from './value-rule.ts'

const wholeFormat = '%Y-%m-%dT%H:%M'
const dateFormat = '%Y-%m-%d'

const directives: Readonly<Record<string, string>> = {
  Y: '\\d{4}',
  y: '\\d{2}',
  m: '(?:0?[1-9]|1[0-2])',
  d: '(?:0?[1-9]|[12]\\d|3[01])',
  H: '(?:[01]?\\d|2[0-3])',
  I: '(?:0?[1-9]|1[0-2])',
  M: '[0-5]?\\d',
  S: '[0-5]?\\d',
  '%': '%',
}

/** `value.datetime` must be in the tag's format: the editor cannot read another one. */
export function dateTimeInFormat({ datetime }: RegionValue, control: ControlTagData): RegionProblem | undefined {
  const formats = formatsOf(control)
  if (typeof datetime === 'string' && formats.some((format) => patternOf(format).test(datetime))) return undefined
  return unexpected('value.datetime', datetime, `a string in the format ${formats.join(' or ')}`)
}

/** A moment in the format of the tag, in UTC. Directives that depend on a language are left as they are. */
export function formatDateTime(moment: Date, control: ControlTagData): string {
  const [year, month, day, hour, minute, second] = moment.toISOString().match(/\d+/g) as string[]
  const parts: Record<string, string> = { Y: year!, m: month!, d: day!, H: hour!, M: minute!, S: second!, '%': '%' }
  parts.y = year!.slice(-2)
  parts.I = String(Number(hour) % 12 || 12).padStart(2, '0')
  return formatsOf(control)[0]!.replace(/%[-_0]?([A-Za-z%])/g, (written, directive) => parts[directive] ?? written)
}

/**
 * As the editor chooses it (DateTime.jsx): `format` does not count for a time alone, and months and years are read as whole
 * dates. A bare year is taken as well, because Label Studio's documentation suggests it; its editor shows nothing for it.
 */
function formatsOf(control: ControlTagData): string[] {
  const only = control.attribute('only') ?? ''
  if (only === 'time') return ['%H:%M']
  const format = control.attribute('format')
  if (format) return [format]
  if (only === '' || only.includes('time')) return [wholeFormat]
  return only === 'year' ? [dateFormat, '%Y'] : [dateFormat]
}

/** Directives that depend on a language, such as names of months, stand for any text. */
function patternOf(format: string): RegExp {
  const parts = format.split(/(%[-_0]?[A-Za-z%])/)
  const pattern = parts.map((part, index) =>
    index % 2 === 1 ? (directives[part.at(-1)!] ?? '.+') : escapeForRegExp(part),
  )
  return new RegExp(`^${pattern.join('')}$`)
}
