import { formatValue } from '../format-value.ts'
import type { ControlTagData } from '../label-config/control-tag-data.ts'

/** The `value` of a region. */
export type RegionValue = Readonly<Record<string, unknown>>

/** Says what is wrong with the `value` of a region of one control tag; undefined when nothing is. */
export type ValueRule = (value: RegionValue, control: ControlTagData) => string | undefined

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

/** `value[name]` must satisfy a condition, which `expected` describes. */
export function field(name: string, expected: string, holds: (written: unknown) => boolean): ValueRule {
  return (value) =>
    holds(value[name]) ? undefined : `value.${name} is ${formatValue(value[name])}; expected ${expected}`
}

/** As `field`, but the field may be absent. */
export function optionalField(name: string, expected: string, holds: (written: unknown) => boolean): ValueRule {
  const rule = field(name, expected, holds)
  return (value, control) => (value[name] === undefined ? undefined : rule(value, control))
}

/** What is wrong with the score of a prediction or a region; absent and null are fine. */
export function checkScore(score: unknown): string | undefined {
  const isFine = score === undefined || score === null || (typeof score === 'number' && score >= 0 && score <= 1)
  return isFine ? undefined : `Score must be between 0.00 and 1.00 inclusive, got ${formatValue(score)}`
}

/** Whether a value is a finite number between bounds; false for NaN, infinities and numbers written as strings. */
export function isNumber(
  written: unknown,
  lowest = Number.NEGATIVE_INFINITY,
  highest = Number.POSITIVE_INFINITY,
): written is number {
  return typeof written === 'number' && Number.isFinite(written) && written >= lowest && written <= highest
}

/** Whether a value is a whole number from `lowest` on. */
export function isWholeNumber(written: unknown, lowest: number): written is number {
  return isNumber(written, lowest) && Number.isInteger(written)
}

/** A list of strings. */
export function isStrings(written: unknown): written is string[] {
  return Array.isArray(written) && written.every((item) => typeof item === 'string')
}

/** An object that is not an array. */
export function isObject(written: unknown): written is Record<string, unknown> {
  return typeof written === 'object' && written !== null && !Array.isArray(written)
}
