import { BackendError, type Task } from '@label-studio-ml/protocol'
import type { LabelConfig } from '@label-studio-ml/sdk'
import type { Row } from './row.ts'

export interface TaskOfRowOptions {
  config: LabelConfig
  /** Columns by the data field that they are: `--column text=review`. */
  columns: ReadonlyMap<string, string>
  /** Gets a sentence for the user, once a file. */
  note(message: string): void
}

type Fields = Record<string, unknown>

/** What messages show of the columns of a file that may be none. */
const maxNames = 20
const maxNameLength = 60

/** Makes a task of the fields of a row. */
type Mapping = (fields: Fields) => Fields

/**
 * Makes tasks of rows. A task of Label Studio stays one; columns and JSON objects become its data; text becomes the only field
 * that the label config shows. Columns that the label config does not name are kept.
 * @throws BackendError ROWS_UNREADABLE for the first row of a file that lacks a field which the label config shows,
 * TASK_INVALID for a row that is no object
 */
export function createTaskOfRow({ config, columns, note }: TaskOfRowOptions): (row: Row) => Task {
  const fields = [...new Set(config.objects.flatMap((object) => object.fields))]
  const mappings = new Map<string, Mapping>()
  const mappingOf = (row: Row, data: Fields) => {
    const known = mappings.get(row.file)
    if (known) return known
    const made = createMapping(row, data, fields, { columns, note })
    mappings.set(row.file, made)
    return made
  }
  return (row) => {
    const { value } = row
    if (isTask(value, fields)) return { ...value, data: mappingOf(row, value.data)(value.data) }
    const data = isFields(value) ? value : textFields(row, fields)
    return { data: mappingOf(row, data)(data) }
  }
}

function createMapping(
  row: Row,
  data: Fields,
  fields: readonly string[],
  { columns, note }: Pick<TaskOfRowOptions, 'columns' | 'note'>,
): Mapping {
  const renames = new Map([...columns].filter(([, column]) => Object.hasOwn(data, column)))
  const names = Object.keys(data)
  const missing = fields.filter((field) => !renames.has(field) && !hasField(data, field))
  if (missing.length === 1 && names.length === 1 && renames.size === 0) {
    note(`${row.file}: its only column "${names[0]}" is read as "${missing[0]}", which the label config shows.`)
    renames.set(missing[0]!, names[0]!)
  } else if (missing.length > 0) throw missingFields(row, missing, names)
  return renames.size === 0 ? (same) => same : (renamed) => renameFields(renamed, renames)
}

function renameFields(data: Fields, renames: ReadonlyMap<string, string>): Fields {
  const moved = new Set(renames.values())
  const kept = Object.entries(data).filter(([name]) => !moved.has(name) && !renames.has(name))
  const named = [...renames].filter(([, column]) => Object.hasOwn(data, column))
  return Object.fromEntries([...named.map(([field, column]) => [field, data[column]] as const), ...kept])
}

/** A field may be a path: `author.name`, `pages[0]`. */
function hasField(data: Fields, field: string): boolean {
  return Object.hasOwn(data, field) || Object.hasOwn(data, field.split(/[.[]/)[0]!)
}

function isTask(value: unknown, fields: readonly string[]): value is Task {
  return isFields(value) && isFields(value.data) && !fields.some((field) => hasField({ data: null }, field))
}

function textFields({ value, where }: Row, fields: readonly string[]): Fields {
  if (typeof value === 'string' && fields.length === 1) return { [fields[0]!]: value }
  const found = typeof value === 'string' ? 'a text' : JSON.stringify(value)?.slice(0, 40)
  throw new BackendError(
    'TASK_INVALID',
    `${where}: expected an object with ${listOf(fields)}, which the label config shows, found ${found}.`,
  )
}

function missingFields({ where }: Row, missing: readonly string[], names: readonly string[]): BackendError {
  const example = `--column ${missing[0]}=${names.find((name) => !missing.includes(name)) ?? 'name'}`
  return new BackendError(
    'ROWS_UNREADABLE',
    `${where} has no ${listOf(missing)}, which the label config shows; it has ${listOf(names)}. Say which column it is, e.g. ${example}, or rename the column.`,
  )
}

function listOf(names: readonly string[]): string {
  if (names.length === 0) return 'nothing'
  const shown = names.slice(0, maxNames).map((name) => `"${name.slice(0, maxNameLength)}"`)
  return `${shown.join(', ')}${names.length > maxNames ? ', …' : ''}`
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
