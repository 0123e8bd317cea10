import { formatCount, formatDuration } from './format-figures.ts'

export interface ProgressOptions {
  /** What is counted: `rows`. Without it only the part that is done is told. */
  unit?: string
  /** The part that is done, 0 to 1; undefined while nobody knows. */
  fraction(): number | undefined
  /** Default: the standard error, so that the standard output has nothing but data. */
  output?: { write(text: string): unknown; isTTY?: boolean; columns?: number }
  now?: () => number
}

/** Says how far a long run is: a line that is written over on a terminal, a line now and then elsewhere. */
export interface Progress {
  update(done: number, failed: number): void
  /** A line for the user, which the bar does not write over. */
  say(message: string): void
  /** Removes the bar. */
  end(): void
}

const barWidth = 24
/** Milliseconds between two lines. */
const terminalPauseMs = 100
const pipePauseMs = 30_000

export function createProgress({ unit, fraction, output = process.stderr, now = Date.now }: ProgressOptions): Progress {
  const started = now()
  const isTerminal = output.isTTY === true
  let written = isTerminal ? Number.NEGATIVE_INFINITY : started
  let isShown = false
  const clear = () => {
    if (isShown) output.write('\r\u001b[K')
    isShown = false
  }
  return {
    update(done, failed) {
      const at = now()
      if (at - written < (isTerminal ? terminalPauseMs : pipePauseMs)) return
      written = at
      const line = describe(done, failed, unit, (at - started) / 1000, fraction())
      if (!isTerminal) output.write(`${line}\n`)
      else {
        output.write(`\r${bar(fraction())}${line}`.slice(0, (output.columns || 80) + 1).concat('\u001b[K'))
        isShown = true
      }
    },
    say(message) {
      clear()
      output.write(`${message}\n`)
    },
    end: clear,
  }
}

function bar(fraction: number | undefined): string {
  if (fraction === undefined) return ''
  const full = Math.round(fraction * barWidth)
  return `${'█'.repeat(full)}${'░'.repeat(barWidth - full)} `
}

function describe(
  done: number,
  failed: number,
  unit: string | undefined,
  seconds: number,
  fraction: number | undefined,
): string {
  const rate = seconds > 0 ? done / seconds : 0
  return [
    ...(fraction === undefined ? [] : [`${Math.floor(fraction * 100)} %`]),
    ...(unit === undefined ? [] : [`${formatCount(done)} ${unit}`]),
    ...(failed > 0 ? [`${formatCount(failed)} failed`] : []),
    ...(unit === undefined ? [] : [`${formatCount(rate)}/s`]),
    ...(fraction && fraction < 1 ? [`${formatDuration((seconds * (1 - fraction)) / fraction)} left`] : []),
  ].join(', ')
}
