import { createInterface } from 'node:readline'
import { Readable } from 'node:stream'
import type { Row } from './row.ts'

/** Lines of plain text; blank ones are skipped. */
export async function* readTextLines(bytes: AsyncIterable<Buffer>, file: string): AsyncGenerator<Row> {
  let number = 0
  for await (const line of createInterface({ input: Readable.from(bytes), crlfDelay: Number.POSITIVE_INFINITY })) {
    number++
    const value = number === 1 ? line.replace(/^\uFEFF/, '') : line
    if (value.trim() !== '') yield { where: `${file}:${number}`, file, value }
  }
}
