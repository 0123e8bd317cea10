import { formatValue } from '../format-value.ts'
import type { ControlTagData } from '../label-config/control-tag-data.ts'

/** The `value` of a region. */
export type RegionValue = Readonly<Record<string, unknown>>

/** What is wrong with a region. */
export interface RegionProblem {
  /** The place below the region: `value.labels[0]`. */
  readonly path: string
  /** What came and what was expected, without text of the task. */
  readonly problem: string
  /** How to mend it, where that is not plain. */
  readonly fix?: string | undefined
}

/** Says what is wrong with the `value` of a region of one control tag; undefined when nothing is. */
export type ValueRule = (value: RegionValue, control: ControlTagData) => RegionProblem | undefined

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
  return (value) => (holds(value[name]) ? undefined : unexpected(`value.${name}`, value[name], expected))
}

/** As `field`, but the field may be absent. */
export function optionalField(name: string, expected: string, holds: (written: unknown) => boolean): ValueRule {
  const rule = field(name, expected, holds)
  return (value, control) => (value[name] === undefined ? undefined : rule(value, control))
}

/** The problem that something else stands at a place than was expected. */
export function unexpected(path: string, found: unknown, expected: string, fix?: string): RegionProblem {
  return { path, problem: `got ${formatValue(found)}; expected ${expected}`, fix }
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
