import { BackendError, type Task } from '@label-studio-ml/protocol'
import { parse } from 'csv-parse/sync'
import type { ObjectTagData } from '../elements/object-tag-data.ts'
import { listNames } from '../format-value.ts'
import { type Loaded, shownValue, unreadReason, urlOf } from './loaded-value.ts'
import type { ObjectSupport } from './object-support.ts'
import { isObject, valueError } from './task-value.ts'

export type SeriesValue = number | string | null

/** A time series by columns. */
export interface Series {
  /** How many values each column has. */
  length: number
  /** By the names that `Channel column="…"` has; those of CSV in lower case, as in the editor. */
  columns: Readonly<Record<string, readonly SeriesValue[]>>
  /** The values of `timeColumn`, in which regions count; 0, 1, 2, … without one. */
  time: readonly SeriesValue[]
}

const fix =
  'import columns as { "time": [0, 1], "value": [5, 6] } with valueType="json", or the URL of a CSV or JSON file'

/** The columns of the series; undefined while they are at a URL (see `unreadReason`), which is the default here. */
function seriesOf(object: ObjectTagData, task: Task, loaded: Loaded = {}): Series | undefined {
  const value = shownValue(object, task, loaded)
  if (value === undefined) return undefined
  const columns = columnsOf(object, typeof value === 'string' ? readText(object, value) : value)
  const length = Object.values(columns)[0]?.length ?? 0
  return { length, columns, time: timeOf(object, columns) ?? Array.from({ length }, (_, index) => index) }
}

function columnsOf(object: ObjectTagData, value: unknown): Record<string, SeriesValue[]> {
  if (!isObject(value)) throw valueError(object, { expected: 'columns of a time series', found: value, fix })
  const columns = Object.entries(value)
  const length = (columns[0]?.[1] as unknown[] | undefined)?.length
  for (const [name, column] of columns) {
    if (Array.isArray(column) && column.length === length) continue
    const expected = `lists of one length, ${length} values as the first has,`
    throw valueError(object, { expected, found: column, fix, at: `.${name}` })
  }
  return value as Record<string, SeriesValue[]>
}

/** JSON if it begins like an object, else CSV; `sep` is its separator, a comma unless said otherwise. */
function readText(object: ObjectTagData, text: string): unknown {
  try {
    return /^\s*\{/.test(text) ? JSON.parse(text) : readCsv(text, object.attribute('sep') || ',')
  } catch {
    throw valueError(object, { expected: 'CSV with a header, or JSON', found: text, fix })
  }
}

function readCsv(text: string, separator: string): Record<string, SeriesValue[]> {
  const delimiter = separator.replace('\\t', '\t')
  const [header = [], ...rows] = parse(text, { bom: true, delimiter, skip_empty_lines: true }) as string[][]
  return Object.fromEntries(
    header.map((name, at) => [name.trim().toLowerCase(), rows.map((row) => cellOf(row[at]?.trim() ?? ''))]),
  )
}

function cellOf(written: string): SeriesValue {
  if (written === '') return null
  const number = Number(written)
  return Number.isFinite(number) ? number : written
}

function timeOf(object: ObjectTagData, columns: Record<string, SeriesValue[]>): SeriesValue[] | undefined {
  const name = object.attribute('timeColumn')
  if (!name) return undefined
  const key = [name, name.toLowerCase()].find((known) => Object.hasOwn(columns, known))
  if (key !== undefined) return columns[key]
  throw new BackendError(
    'TASK_INVALID',
    `<TimeSeries name="${object.name}"> expects a column '${name}' (its timeColumn), got the columns ${listNames(Object.keys(columns))}; import it, or correct timeColumn`,
  )
}

/** `<TimeSeries>`: regions count its time column. */
export const timeSeries = {
  tag: 'TimeSeries',
  methods: { seriesOf, urlOf, unreadReason },
  sample: (object, random) => {
    const length = random.integer(2, 20)
    const rows = Array.from({ length }, (_, index) => [index, random.integer(-100, 100)] as const)
    const time = object.attribute('timeColumn') || 'time'
    if (object.attribute('valueType') === 'json') {
      return { [time]: rows.map(([at]) => at), value: rows.map(([, value]) => value) }
    }
    const separator = (object.attribute('sep') || ',').replace('\\t', '\t')
    const lines = [[time, 'value'], ...rows].map((row) => row.join(separator))
    return `data:text/csv,${encodeURIComponent(lines.join('\n'))}`
  },
} as const satisfies ObjectSupport
