import { styleText } from 'node:util'
import type { Report } from './report.ts'
import type { CheckResult, Outcome } from './run-checks.ts'

const colors = { ok: 'green', warning: 'yellow', failed: 'red', skipped: 'gray' } as const
const outcomeWidth = Math.max(...Object.keys(colors).map((outcome) => outcome.length))

/** A result for the terminal: one line, and one more with the fix. Colors only where the terminal takes them. */
export function resultLines({ id, outcome, seen, fix }: CheckResult, idWidth: number): string {
  const line = `${paint(outcome, outcome.padEnd(outcomeWidth))}  ${id.padEnd(idWidth)}  ${oneLine(seen)}`
  return fix === undefined ? line : `${line}\n${' '.repeat(outcomeWidth + 2)}fix: ${fix}.`
}

export function summaryLine({ ok, counts }: Report): string {
  const parts = Object.entries(counts).filter(([, count]) => count > 0)
  return `${paint(ok ? 'ok' : 'failed', ok ? 'OK' : 'NOT OK')}: ${parts.map(([outcome, count]) => `${count} ${outcome}`).join(', ')}`
}

function paint(outcome: Outcome, text: string): string {
  return styleText(colors[outcome], text, { stream: process.stdout })
}

function oneLine(text: string): string {
  return text.replaceAll(/\s*\n\s*/g, ' ')
}
