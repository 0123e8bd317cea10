import { utcFormat, utcParse } from 'd3-time-format'
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

/** `value.datetime` must be in the tag's format, else the editor cannot read it, and between its `min` and `max`. */
export function dateTimeInFormat({ datetime }: RegionValue, control: ControlTagData): RegionProblem | undefined {
  const readers = readersOf(control)
  const reader = typeof datetime === 'string' ? readers.find(({ pattern }) => pattern.test(datetime)) : undefined
  if (reader === undefined)
    return unexpected('value.datetime', datetime, `a string in the format ${formatsOf(control).join(' or ')}`)
  const moment = reader.parse(datetime as string)
  const { earliest, latest } = dateTimeBounds(control)
  if (moment === null || (!(moment < earliest) && !(moment > latest))) return undefined
  const bounds = `from ${control.attribute('min') ?? 'any'} to ${control.attribute('max') ?? 'any'}`
  return unexpected('value.datetime', datetime, `a date ${bounds}`)
}

interface Reader {
  readonly pattern: RegExp
  readonly parse: (datetime: string) => Date | null
}

const knownReaders = new WeakMap<ControlTagData, readonly Reader[]>()

/** Made once for each control tag. */
function readersOf(control: ControlTagData): readonly Reader[] {
  const known = knownReaders.get(control)
  if (known) return known
  const made = formatsOf(control).map((format) => ({ pattern: patternOf(format), parse: utcParse(format) }))
  knownReaders.set(control, made)
  return made
}

/** A moment in the format of the tag, in UTC. */
export function formatDateTime(moment: Date, control: ControlTagData): string {
  return utcFormat(formatsOf(control)[0]!)(moment)
}

/** From the begin of `min` to the end of `max`, which are years, dates or times; a time of day has no bounds. */
export function dateTimeBounds(control: ControlTagData): { earliest: Date; latest: Date } {
  const isTimeOfDay = control.attribute('only') === 'time'
  const [min, max] = ['min', 'max'].map((name) => (isTimeOfDay ? '' : (control.attribute(name) ?? '')))
  return { earliest: momentOf(min!, '-01-01', 'T00:00:00.000'), latest: momentOf(max!, '-12-31', 'T23:59:59.999') }
}

/** Not a date for what is none, which nothing is before or after. */
function momentOf(written: string, dayOfYear: string, timeOfDay: string): Date {
  const date = /^\d{4}$/.test(written) ? written + dayOfYear : written
  const moment = /^\d{4}-\d\d-\d\d$/.test(date) ? date + timeOfDay : date
  return new Date(/T[\d:.]+$/.test(moment) ? `${moment}Z` : moment)
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
