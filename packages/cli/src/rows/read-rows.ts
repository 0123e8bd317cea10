import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { isBackendError } from '@label-studio-ml/protocol'
import { readDelimited } from './delimited-rows.ts'
import type { InputFile } from './input-files.ts'
import { readJsonList, readJsonRows } from './json-rows.ts'
import type { Row, UnreadableRow } from './row.ts'
import { readTextLines } from './text-rows.ts'
import { utf8Bytes } from './utf8-bytes.ts'

/** The rows of files one after the other, in memory that does not grow with them. */
export interface RowSource {
  rows: AsyncIterable<Row | UnreadableRow>
  /** The part of the bytes that was read, 0 to 1; undefined where the size is not known. */
  fractionRead(): number | undefined
}

/** A file that cannot be read to its end is given as an unreadable row, and the next file goes on. */
export function readRows(files: readonly InputFile[]): RowSource {
  const sizes = files.map(({ bytes }) => bytes)
  const total = sizes.includes(undefined) ? undefined : sizes.reduce<number>((sum, bytes) => sum + bytes!, 0)
  let read = 0
  const count = (bytes: number) => {
    read += bytes
  }
  return { rows: rowsOf(files, count), fractionRead: () => (total ? Math.min(1, read / total) : undefined) }
}

async function* rowsOf(
  files: readonly InputFile[],
  count: (bytes: number) => void,
): AsyncGenerator<Row | UnreadableRow> {
  for (const file of files) {
    try {
      yield* rowsOfFile(file, bytesOf(file, count))
    } catch (error) {
      yield { where: file.name, problem: readingProblem(error as Error, file) }
    }
  }
}

function rowsOfFile({ name, format }: InputFile, bytes: AsyncIterable<Buffer>) {
  if (format === 'csv' || format === 'tsv') return readDelimited(utf8Bytes(bytes, name), name, format)
  if (format === 'json') return readJsonList(bytes, name)
  return format === 'jsonl' ? readJsonRows(bytes, name) : readTextLines(utf8Bytes(bytes, name), name)
}

function bytesOf({ path, isGzip }: InputFile, count: (bytes: number) => void): AsyncIterable<Buffer> {
  const source = path === undefined ? process.stdin : createReadStream(path)
  source.on('data', (chunk: Buffer | string) => count(chunk.length))
  source.pause()
  return isGzip ? pipeline(source, createGunzip(), () => {}) : source
}

function readingProblem(error: Error & { code?: string }, { isGzip }: InputFile): string {
  if (isBackendError(error)) return error.message
  if (isGzip && /^Z_|ERR_/.test(error.code ?? '')) return `is not a whole gzip file: ${error.message}`
  return `cannot be read: ${error.message}`
}
