import { formatCount } from '../reporting/format-figures.ts'
import type { ControlEvaluation } from './control-evaluation.ts'

/** Labels of a confusion that fit on a terminal. */
const maxConfusion = 12

/** A table for the terminal. */
export function renderEvaluation(evaluation: ControlEvaluation): string {
  const { control, kind, tasks, accuracy, labels, macro, micro, calibrationError, logLoss } = evaluation
  const all =
    kind === 'single choice' ? 'accuracy' : kind === 'spans' ? 'texts without a mistake' : 'tasks without a mistake'
  const entries = Object.entries(labels).toSorted(([, one], [, other]) => other.support - one.support)
  const rows = entries.map(([label, { support, ...rates }]) => [label, ...ratesOf(rates), formatCount(support)])
  rows.push(['macro', ...ratesOf(macro), ''])
  if (kind !== 'single choice') rows.push(['micro', ...ratesOf(micro), ''])
  const figures = [
    `${all} ${percent(accuracy)}`,
    ...(calibrationError === undefined ? [] : [`calibration error ${calibrationError.toFixed(3)}`]),
    ...(logLoss === undefined ? [] : [`log-loss ${logLoss.toFixed(3)}`]),
  ]
  return [
    `${control} (${kind}, ${formatCount(tasks)} tasks): ${figures.join(', ')}`,
    '',
    ...table([['label', 'precision', 'recall', 'F1', 'tasks'], ...rows]),
    ...confusionLines(evaluation),
  ].join('\n')
}

function confusionLines({ confusion = {} }: ControlEvaluation): string[] {
  const labels = [
    ...new Set([...Object.keys(confusion), ...Object.values(confusion).flatMap((row) => Object.keys(row))]),
  ]
  if (labels.length === 0) return []
  if (labels.length > maxConfusion) return ['', `The confusion of ${labels.length} labels is in --json.`]
  const rows = Object.entries(confusion).map(([label, row]) => [
    label,
    ...labels.map((found) => formatCount(row[found] ?? 0)),
  ])
  return ['', 'expected (line) and predicted (column)', '', ...table([['', ...labels], ...rows])]
}

function ratesOf(rates: { precision: number; recall: number; f1: number }): string[] {
  return [rates.precision, rates.recall, rates.f1].map(percent)
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`
}

/** Columns of figures to the right, their names to the left. */
function table(rows: readonly string[][]): string[] {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)))
  return rows.map((row) =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!)))
      .join('  ')
      .trimEnd(),
  )
}
