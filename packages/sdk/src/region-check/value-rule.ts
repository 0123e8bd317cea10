import type { ControlFacts } from '../label-config/control-tag.ts'

/** The `value` of a region. */
export type RegionValue = Readonly<Record<string, unknown>>

/** Says what is wrong with the `value` of a region of one control tag; undefined when nothing is. */
export type ValueRule = (value: RegionValue, control: ControlFacts) => string | undefined

/** All rules must hold; the first problem is the answer. */
export function allOf(...rules: ValueRule[]): ValueRule {
  return (value, control) => {
    for (const rule of rules) {
      const problem = rule(value, control)
      if (problem !== undefined) return problem
    }
    return undefined
  }
}

/** `value.key` must satisfy a condition, which `expected` names. */
export function key(name: string, expected: string, holds: (written: unknown) => boolean): ValueRule {
  return (value) => (holds(value[name]) ? undefined : `value.${name} is ${shown(value[name])}; expected ${expected}`)
}

/** As `key`, but the key may be absent. */
export function optionalKey(name: string, expected: string, holds: (written: unknown) => boolean): ValueRule {
  const rule = key(name, expected, holds)
  return (value, control) => (value[name] === undefined ? undefined : rule(value, control))
}

/** A finite number between bounds. NaN, infinities and numbers written as strings are none. */
export function isNumber(
  written: unknown,
  lowest = Number.NEGATIVE_INFINITY,
  highest = Number.POSITIVE_INFINITY,
): written is number {
  return typeof written === 'number' && Number.isFinite(written) && written >= lowest && written <= highest
}

/** A list of strings. */
export function isStrings(written: unknown): written is string[] {
  return Array.isArray(written) && written.every((item) => typeof item === 'string')
}

/** An object that is not an array. */
export function isObject(written: unknown): written is Record<string, unknown> {
  return typeof written === 'object' && written !== null && !Array.isArray(written)
}

/**
 * A written value for a message. Messages are logged, and logs must not quote tasks: of texts, lists and objects they name
 * only the kind.
 */
export function shown(written: unknown): string {
  if (Array.isArray(written)) return `a list of ${written.length}`
  if (isObject(written)) return `an object with ${Object.keys(written).slice(0, 20).join(', ') || 'no keys'}`
  if (typeof written === 'string' && !/^-?\d+(\.\d+)?$/.test(written)) return written === '' ? '""' : 'a string'
  return typeof written === 'string' ? `"${written}"` : String(written)
}

/** Names of labels, tags and types as they are written, cut to a readable length. */
export function quoted(names: unknown): string {
  const text = JSON.stringify(names) ?? String(names)
  return text.length > 120 ? `${text.slice(0, 120)}…` : text
}
