import { styleText } from 'node:util'
import type { DestinationStream } from 'pino'

interface Line extends Record<string, unknown> {
  level: string
  time: string
  msg?: string
  route?: string
  err?: { message: string; stack?: string }
}

const levelColors = { warn: 'yellow', error: 'red', fatal: 'red', debug: 'gray', trace: 'gray' } as const

/** Characters of a field; JSON lines have all of it. */
const maxTextLength = 240

/** Fields that have a place of their own in the line, or are useful in a search only. */
const hiddenFields = new Set([
  'level',
  'time',
  'msg',
  'err',
  'request_id',
  'job',
  'trigger',
  'route',
  'status',
  'seconds',
])

/** Turns JSON lines into lines for people: time, what happened, its fields, and below it the stack of an error. */
export function createReadableLog(destination: DestinationStream, colors: boolean): DestinationStream {
  const paint: Paint = colors
    ? (color, text) => styleText(color, text, { validateStream: false })
    : (_color, text) => text
  return { write: (json) => destination.write(`${readableLine(JSON.parse(json), paint)}\n`) }
}

type Paint = (color: 'dim' | 'bold' | 'yellow' | 'red' | 'gray' | 'green', text: string) => string

function readableLine(line: Line, paint: Paint): string {
  const { level, time, msg = '', err } = line
  const color = levelColors[level as keyof typeof levelColors]
  const words = [
    paint('dim', new Date(time).toTimeString().slice(0, 8)),
    color ? paint(color, level.toUpperCase()) : '',
    paint('bold', line.route ?? oneLine(msg)),
    Number(line.status) >= 400 ? String(line.status) : '',
    ...Object.entries(line).flatMap(([name, value]) =>
      hiddenFields.has(name) || (err && value === err.message) ? [] : field(name, value, paint),
    ),
    'seconds' in line ? paint('dim', duration(Number(line.seconds))) : '',
  ]
  const text = words.filter(Boolean).join('  ')
  return err ? `${text}\n${indented(harmless(err.stack ?? err.message))}` : text
}

function field(name: string, given: unknown, paint: Paint): string {
  const value = oneLine(String(given))
  if (name === 'percent') return `${value} %`
  if (name === 'detail' || name === 'message' || name === 'state') return value
  return `${paint('dim', name)} ${name === 'failures' && value !== '0' ? paint('red', value) : value}`
}

/** Text from outside must not look like a line of its own. */
function oneLine(text: string): string {
  const line = harmless(text).replaceAll('\n', ' ')
  return line.length > maxTextLength ? `${line.slice(0, maxTextLength)}…` : line
}

function duration(seconds: number): string {
  if (seconds < 1) return `${(seconds * 1000).toFixed(seconds < 0.01 ? 1 : 0)} ms`
  return seconds < 60 ? `${seconds.toFixed(1)} s` : `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`
}

/** Control characters in text from a client would steer the terminal. */
function harmless(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  return text.replaceAll(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, '?')
}

function indented(text: string): string {
  return text
    .split('\n')
    .map((line) => `    ${line}`)
    .join('\n')
}
