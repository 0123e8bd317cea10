import { isName } from '../format-value.ts'
import { isObject } from '../value-rules/value-rule.ts'

/** Where in a value something is not as Label Studio's server takes it. */
export interface LaxFault {
  /** From the value on: `.points[0]`. */
  readonly path: string
  readonly expected: string
  /** Undefined for what is missing. */
  readonly written: unknown
}

/**
 * Says what is wrong with a written value, or undefined if Label Studio's server takes it. Its Python code converts before
 * it checks (pydantic's lax mode): `"5"` and `true` are numbers to it, while a number is no string.
 */
export type Lax = (written: unknown) => LaxFault | undefined

/** Anything at all, also nothing. */
export const laxAnything: Lax = () => undefined

/** Strings only: numbers and booleans are not converted to text. */
export const laxString: Lax = (written) => (typeof written === 'string' ? undefined : fault('a string', written))

/** Booleans, 0, 1 and the usual words for them. */
export const laxBoolean: Lax = (written) => {
  if (typeof written === 'boolean' || written === 0 || written === 1) return undefined
  const isWord = typeof written === 'string' && /^(?:[01tfyn]|true|false|yes|no|on|off)$/i.test(written)
  return isWord ? undefined : fault('true or false', written)
}

/** An object with any keys and such values. */
export function laxRecord(item: Lax): Lax {
  return (written) => {
    if (!isObject(written)) return fault('an object', written)
    for (const key of Object.keys(written)) {
      const found = item(written[key])
      if (found) return within(isName(key) ? `.${key}` : '.*', found)
    }
    return undefined
  }
}

/** An array of at least `min` such items; texts and objects are none. */
export function laxList(item: Lax, { min = 0, expected = 'a list' } = {}): Lax {
  return (written) => {
    if (!Array.isArray(written) || written.length < min) return fault(expected, written)
    for (let index = 0; index < written.length; index++) {
      const found = item(written[index])
      if (found) return within(`[${index}]`, found)
    }
    return undefined
  }
}

/** An array of strings. */
export const laxStrings: Lax = laxList(laxString, { expected: 'a list of strings' })

/** An array of exactly these items. */
export function laxTuple(items: readonly Lax[], expected: string): Lax {
  return (written) => {
    if (!Array.isArray(written) || written.length !== items.length) return fault(expected, written)
    for (const [index, item] of items.entries()) {
      const found = item(written[index])
      if (found) return within(`[${index}]`, found)
    }
    return undefined
  }
}

/** An object with these fields; others are ignored. */
export function laxModel(fields: Readonly<Record<string, Lax>>): Lax {
  const entries = Object.entries(fields)
  const expected = `an object with ${Object.keys(fields).join(', ')}`
  return (written) => {
    if (!isObject(written)) return fault(expected, written)
    for (const [name, field] of entries) {
      const found = field(written[name])
      if (found) return within(`.${name}`, found)
    }
    return undefined
  }
}

/** A field that may be absent or null. */
export function optional(lax: Lax): Lax {
  return (written) => (written === undefined || written === null ? undefined : lax(written))
}

/** A field that may be absent but not null. */
export function withDefault(lax: Lax): Lax {
  return (written) => (written === undefined ? undefined : lax(written))
}

export function fault(expected: string, written: unknown): LaxFault {
  return { path: '', expected, written }
}

function within(place: string, { path, expected, written }: LaxFault): LaxFault {
  return { path: `${place}${path}`, expected, written }
}
