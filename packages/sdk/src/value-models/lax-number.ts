import { fault, type Lax } from './lax.ts'

const decimal = /^[+-]?(?:inf|infinity|nan|(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?)$/i
const integer = /^[+-]?(?:0[0_]*(?=\d))?\d+(?:_\d+)*(?:\.0+)?$/
const pythonDecimal =
  /^[+-]?(?:inf|infinity|nan|(?:\d+(?:_\d+)*(?:\.(?:\d+(?:_\d+)*)?)?|\.\d+(?:_\d+)*)(?:e[+-]?\d+(?:_\d+)*)?)$/i
const pythonInteger = /^[+-]?\d+(?:_\d+)*$/
const space = /[\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/
/** Python reads no integer of more digits. */
const maxDigits = 4300

interface Bounds {
  readonly min?: number
  readonly max?: number
}

/** A number, a text that holds one (infinities too) or a boolean, up to `max`. */
export function laxNumber({ max }: Pick<Bounds, 'max'> = {}): Lax {
  const expected = max === undefined ? 'a number' : `a number up to ${max}`
  return (written) => {
    const number = typeof written === 'string' ? decimalOf(written) : finite(written)
    return number !== undefined && (max === undefined || number <= max) ? undefined : fault(expected, written)
  }
}

/** A whole number, a text that holds one (`"5"`, `"5.0"`) or a boolean, between the bounds. */
export function laxInteger({ min = -Infinity, max = Infinity }: Bounds = {}): Lax {
  const range = [min === -Infinity ? '' : ` from ${min}`, max === Infinity ? '' : ` to ${max}`].join('')
  return (written) => {
    const number = typeof written === 'string' ? integerOf(written) : wholeNumber(written)
    return number !== undefined && number >= min && number <= max ? undefined : fault(`a whole number${range}`, written)
  }
}

/** The end of a span: a number or any text. */
export const laxNumberOrString: Lax = (written) =>
  typeof written === 'string' || finite(written) !== undefined ? undefined : fault('a number or a string', written)

/** What Python's `float` makes of a value; undefined where it raises. */
export function pythonFloatOf(written: unknown): number | undefined {
  if (typeof written !== 'string') return finite(written)
  const text = trim(written)
  return pythonDecimal.test(text) ? numberIn(text) : undefined
}

/** What Python's `int` makes of a value; undefined where it raises. */
export function pythonIntegerOf(written: unknown): number | undefined {
  if (typeof written !== 'string') {
    const number = finite(written)
    return number === undefined ? undefined : Math.trunc(number)
  }
  const text = trim(written)
  return pythonInteger.test(text) ? numberIn(text) : undefined
}

/** NaN and the infinities become null in JSON. */
function finite(written: unknown): number | undefined {
  if (typeof written === 'boolean') return Number(written)
  return typeof written === 'number' && Number.isFinite(written) ? written : undefined
}

/** From 1e21 on JSON has an exponent, which makes a number of decimals of it for Python, and those may not be as large. */
function wholeNumber(written: unknown): number | undefined {
  const number = finite(written)
  return number !== undefined && Number.isInteger(number) && Math.abs(number) < 1e21 ? number : undefined
}

function decimalOf(written: string): number | undefined {
  const text = trim(written)
  if (decimal.test(text)) return numberIn(text)
  if (written.startsWith('_') || written.endsWith('_') || written.includes('__')) return undefined
  return decimal.test(written.replaceAll('_', '')) ? numberIn(written) : undefined
}

function integerOf(written: string): number | undefined {
  const text = trim(written)
  return text.length <= maxDigits && integer.test(text) ? numberIn(text) : undefined
}

function numberIn(text: string): number {
  const plain = text.toLowerCase().replaceAll('_', '')
  return Number(plain.replace(/inf(?:inity)?$/, 'Infinity'))
}

/** Unlike `String.prototype.trim`, this takes U+0085 away and leaves U+FEFF. */
function trim(text: string): string {
  let start = 0
  let end = text.length
  while (start < end && space.test(text[start]!)) start++
  while (end > start && space.test(text[end - 1]!)) end--
  return text.slice(start, end)
}
