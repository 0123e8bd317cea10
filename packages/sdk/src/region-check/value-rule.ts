import type { ControlFacts } from '../label-config/control-tag.ts'

/** The `value` of a region. */
export type RegionValue = Readonly<Record<string, unknown>>

/** Says what is wrong with the `value` of a region of one control tag; undefined when nothing is. */
export type ValueRule = (value: RegionValue, control: ControlFacts) => string | undefined

/** All rules must hold; the first problem is told. */
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

/** As `key` for what a person or a model wrote: the message tells the kind of the value, not what it says. */
export function writtenKey(name: string, expected: string, holds: (written: unknown) => boolean): ValueRule {
  return (value) => (holds(value[name]) ? undefined : `value.${name} is ${kindOf(value[name])}; expected ${expected}`)
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

/** An object that is no array. */
export function isObject(written: unknown): written is Record<string, unknown> {
  return typeof written === 'object' && written !== null && !Array.isArray(written)
}

/** Says what a value is without saying what is in it. */
export function kindOf(written: unknown): string {
  if (Array.isArray(written)) return `a list of ${[...new Set(written.map(kindOf))].join(', ') || 'nothing'}`
  if (written === null || written === undefined) return String(written)
  return typeof written === 'object' ? 'an object' : `a ${typeof written}`
}

/** A written value for a message, cut to a readable length. */
export function shown(written: unknown): string {
  const text = typeof written === 'number' ? String(written) : (JSON.stringify(written) ?? String(written))
  return text.length > 120 ? `${text.slice(0, 120)}…` : text
}
