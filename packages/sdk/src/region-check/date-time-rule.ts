import type { ControlFacts } from '../label-config/control-tag.ts'
import { type RegionValue, shown } from './value-rule.ts'

/** The formats of `only`; without it and without `format` the editor reads minutes, no seconds, no zone. */
const onlyFormats: Readonly<Record<string, string>> = { date: '%Y-%m-%d', time: '%H:%M', year: '%Y' }
const defaultFormat = '%Y-%m-%dT%H:%M'

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
export function dateTime({ datetime }: RegionValue, control: ControlFacts): string | undefined {
  const formats = formatsOf(control)
  if (typeof datetime === 'string' && formats.some((format) => patternOf(format).test(datetime))) return undefined
  return `value.datetime is ${shown(datetime)}; expected a string in the format ${formats.join(' or ')}`
}

function formatsOf(control: ControlFacts): string[] {
  const format = control.attribute('format')
  const only = onlyFormats[control.attribute('only')?.toLowerCase() ?? '']
  const written = [format, only].filter((one) => one !== undefined && one !== '') as string[]
  return written.length > 0 ? written : [defaultFormat]
}

/** Directives that depend on a language, such as names of months, stand for any text. */
function patternOf(format: string): RegExp {
  const parts = format.split(/(%-?[A-Za-z%])/)
  const pattern = parts.map((part, index) => (index % 2 === 1 ? (directives[part.at(-1)!] ?? '.+') : escaped(part)))
  return new RegExp(`^${pattern.join('')}$`)
}

function escaped(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
}
