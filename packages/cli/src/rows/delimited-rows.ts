import { pipeline, Readable } from 'node:stream'
import { BackendError } from '@label-studio-ml/protocol'
import type { CsvError } from 'csv-parse'
import type { Row, UnreadableRow } from './row.ts'

/** Characters of one row: a quote that is never closed must not swallow the whole file. */
const rowLimit = 32 * 1024 * 1024
const separators = [',', ';', '\t', '|']

/**
 * Reads a csv or tsv file with a header, whose columns are text. A csv file may be separated by semicolons, as spreadsheets
 * of some countries write it; a quote inside a value stays one. A row that cannot be read is given as such, and the next one goes on.
 * @throws BackendError ROWS_UNREADABLE for a header or quotes that make no sense of the file
 */
export async function* readDelimited(
  bytes: AsyncIterable<Buffer>,
  file: string,
  format: 'csv' | 'tsv',
): AsyncGenerator<Row | UnreadableRow> {
  const { CsvError, parse } = await import('csv-parse')
  const { start, rest } = await peek(bytes)
  const unreadable: UnreadableRow[] = []
  let nextLine = 1
  const lineOf = (lastLine: number) => {
    const line = nextLine
    nextLine = lastLine + 1
    return line
  }
  const parser = parse({
    bom: true,
    delimiter: format === 'tsv' ? '\t' : separatorOf(start),
    relax_quotes: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    max_record_size: rowLimit,
    on_record: (record: string[], { lines }) => [String(lineOf(lines)), ...record],
    on_skip: (error) => {
      if (error) unreadable.push({ where: `${file}:${lineOf(Number(error.lines))}`, problem: problemOf(error) })
      return undefined
    },
  })
  pipeline(Readable.from(rest), parser, () => {})
  let header: string[] | undefined
  try {
    for await (const [line, ...record] of parser as AsyncIterable<string[]>) {
      yield* unreadable.splice(0)
      const where = `${file}:${line}`
      if (header === undefined) header = checkedHeader(record, file)
      else yield { where, file, value: Object.fromEntries(record.map((value, index) => [header![index]!, value])) }
    }
  } catch (error) {
    throw error instanceof CsvError ? unreadableFile(`${file}:${nextLine} ${problemOf(error)}`) : error
  }
  yield* unreadable
}

function checkedHeader(columns: string[], file: string): string[] {
  const names = columns.map((name) => name.trim())
  const twice = names.find((name, index) => names.indexOf(name) !== index)
  if (twice === undefined) return names
  throw unreadableFile(`${file}:1 names the column "${twice}" twice: the first line must name each column once`)
}

function problemOf({ code, record, message }: CsvError & { record?: unknown }): string {
  if (code === 'CSV_RECORD_INCONSISTENT_FIELDS_LENGTH') {
    const count = Array.isArray(record) ? `${record.length} columns` : 'another number of columns'
    return `has ${count} where the first line has others: put values with separators or line breaks in quotes`
  }
  if (code === 'CSV_MAX_RECORD_SIZE') return 'begins a row of more than 32 MB: a quote there is not closed'
  if (code === 'CSV_QUOTE_NOT_CLOSED') return 'has a quote that is never closed: the rest of the file belongs to it'
  return `cannot be read: ${message}`
}

/** The first chunk, which is in `rest` too. */
async function peek(bytes: AsyncIterable<Buffer>) {
  const iterator = bytes[Symbol.asyncIterator]()
  const first = await iterator.next()
  async function* rest() {
    try {
      for (let next = first; !next.done; next = await iterator.next()) yield next.value
    } finally {
      await iterator.return?.()
    }
  }
  return { start: first.done ? '' : first.value.toString('utf8'), rest: rest() }
}

/** What separates most columns in the first line. */
function separatorOf(start: string): string {
  const [line = ''] = start.replace(/"[^"]*"/g, '').split(/\r?\n|\r/)
  const countOf = (separator: string) => line.split(separator).length
  return separators.reduce((best, one) => (countOf(one) > countOf(best) ? one : best))
}

function unreadableFile(message: string): BackendError {
  return new BackendError('ROWS_UNREADABLE', `${message}.`)
}
