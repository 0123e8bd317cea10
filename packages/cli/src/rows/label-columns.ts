import { BackendError, type Region } from '@label-studio-ml/protocol'
import type { ControlTagOf, LabelConfig } from '@label-studio-ml/sdk'

export interface LabelColumnsOptions {
  config: LabelConfig
  /** `--label-column`: `column`, or `control=column`; undefined for columns that are named as the Choices. */
  columns: readonly string[] | undefined
  /** `--label`: the label by what stands in the column. */
  labels: ReadonlyMap<string, string>
}

/** What the columns of a row say about it, and the row without them. */
export interface LabeledFields {
  result: Region[]
  rest: Record<string, unknown>
}

type Choices = ControlTagOf<'Choices'>

/**
 * Reads the labels of rows that are no tasks of Label Studio: of each Choices of the label config the column of its name,
 * or the one that `--label-column` names. A cell has one label, or several as a JSON list; an empty one has none.
 * @throws BackendError ROWS_UNREADABLE for an option that fits no Choices; the function that it returns throws LABEL_UNKNOWN
 */
export function createLabelColumns(options: LabelColumnsOptions): (fields: Record<string, unknown>) => LabeledFields {
  const columns = columnsByControl(options)
  return (fields) => {
    const found = columns.filter(([, column]) => Object.hasOwn(fields, column))
    const named = new Set(found.map(([, column]) => column))
    const result = found.flatMap(([control, column]) => {
      const labels = labelsOf(fields[column]).map((label) => options.labels.get(label) ?? label)
      return labels.length === 0 ? [] : [choose(control, labels, column)]
    })
    return { result, rest: Object.fromEntries(Object.entries(fields).filter(([name]) => !named.has(name))) }
  }
}

function columnsByControl({ config, columns }: LabelColumnsOptions): (readonly [Choices, string])[] {
  const choices = config.controls.filter((control): control is Choices => control.is('Choices'))
  if (columns === undefined) return choices.map((control) => [control, control.name])
  return columns.map((written) => {
    const at = written.indexOf('=')
    const column = written.slice(at + 1)
    const name = at > 0 ? written.slice(0, at) : undefined
    const control =
      choices.find((one) => one.name === (name ?? column)) ??
      (name === undefined && choices.length === 1 ? choices[0] : undefined)
    if (control) return [control, column]
    const known = choices.map((one) => one.name).join(', ') || 'none'
    throw new BackendError(
      'ROWS_UNREADABLE',
      `--label-column ${written} fits no Choices of the label config; its Choices: ${known}. Write control=column. Other control tags are learned from Label Studio's JSON export.`,
    )
  })
}

function labelsOf(cell: unknown): string[] {
  const value = typeof cell === 'string' && /^\s*[[{]/.test(cell) ? parsed(cell) : cell
  const list = (value as { choices?: unknown } | null | undefined)?.choices ?? value
  return [list]
    .flat()
    .flatMap((label) =>
      label === null || label === undefined || String(label).trim() === '' ? [] : [String(label).trim()],
    )
}

function parsed(cell: string): unknown {
  try {
    return JSON.parse(cell)
  } catch {
    return cell
  }
}

function choose(control: Choices, labels: string[], column: string): Region {
  try {
    return control.choose(labels) as Region
  } catch (cause) {
    throw new BackendError(
      'LABEL_UNKNOWN',
      `the column "${column}" says ${labels.map((label) => `"${label}"`).join(', ')}; the labels of <Choices name="${control.name}"> are ${control.labels.map(({ value }) => value).join(', ')}. Say which it is, e.g. --label "${labels[0]}=${control.labels[0]?.value}"`,
      { cause },
    )
  }
}
