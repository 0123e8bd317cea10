import { type Dirent, existsSync, readdirSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { BackendError } from '@label-studio-ml/protocol'

export const rowFormats = ['csv', 'tsv', 'json', 'jsonl', 'txt'] as const

export type RowFormat = (typeof rowFormats)[number]

/** A file of rows, or the standard input. */
export interface InputFile {
  /** Undefined for the standard input. */
  path: string | undefined
  /** What messages call it: its name, or its path where several have that name. */
  name: string
  format: RowFormat
  isGzip: boolean
  /** Size; undefined for the standard input. */
  bytes: number | undefined
}

/**
 * The files that arguments name: files, folders (each file of a known format in them, in order of their names) and `-`, the
 * standard input. The name says the format, also before `.gz`; `format` says it for all.
 * @throws BackendError CONFIGURATION_INVALID for what does not exist, and where the format is not known
 */
export function inputFiles(arguments_: readonly string[], format?: string): InputFile[] {
  const given = format === undefined ? undefined : requireFormat(format)
  const files = arguments_.flatMap((path) => {
    if (path === '-') return [standardInput(given)]
    if (!existsSync(path))
      throw unusable(`${path} does not exist: name a file, a folder of files, or - for the standard input`)
    if (!statSync(path).isDirectory()) return [inputFile(path, given)]
    const found = filesBelow(path).filter((file) => formatOf(file) !== undefined)
    if (found.length > 0) return found.map((file) => inputFile(file, given))
    throw unusable(`${path} has no file of rows: expected names that end with ${rowFormats.join(', ')}, also with .gz`)
  })
  const byName = Map.groupBy(files, ({ name }) => name)
  return files.map((file) => (byName.get(file.name)!.length > 1 && file.path ? { ...file, name: file.path } : file))
}

function standardInput(format: RowFormat | undefined): InputFile {
  if (format) return { path: undefined, name: 'the standard input', format, isGzip: false, bytes: undefined }
  throw unusable(`Rows from the standard input need --input-format: one of ${rowFormats.join(', ')}`)
}

function inputFile(path: string, given: RowFormat | undefined): InputFile {
  const format = given ?? formatOf(path)
  if (format === undefined) {
    throw unusable(
      `${path} has an unknown format: expected a name that ends with ${rowFormats.join(', ')}; else say --input-format`,
    )
  }
  return { path, name: basename(path), format, isGzip: path.endsWith('.gz'), bytes: statSync(path).size }
}

function requireFormat(format: string): RowFormat {
  const known = rowFormats.find((one) => one === format)
  if (known) return known
  throw unusable(`--input-format ${format} is not known: it is one of ${rowFormats.join(', ')}`)
}

function formatOf(path: string): RowFormat | undefined {
  const name = path.toLowerCase().replace(/\.gz$/, '')
  if (name.endsWith('.ndjson')) return 'jsonl'
  return rowFormats.find((format) => name.endsWith(`.${format}`))
}

function filesBelow(folder: string): string[] {
  const byName = (a: Dirent, b: Dirent) => (a.name < b.name ? -1 : 1)
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => !name.startsWith('.'))
    .toSorted(byName)
    .flatMap((entry) => {
      const path = join(folder, entry.name)
      return entry.isDirectory() ? filesBelow(path) : entry.isFile() ? [path] : []
    })
}

function unusable(message: string): BackendError {
  return new BackendError('CONFIGURATION_INVALID', `${message}.`)
}
