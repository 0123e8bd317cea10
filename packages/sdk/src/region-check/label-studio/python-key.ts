import { isObject } from '../../value-rules/value-rule.ts'

/**
 * A text that is the same for values that are equal in Python after JSON: `true` equals 1, lists and objects are equal by
 * their items. Ids of regions are compared by it.
 */
export function pythonKey(value: unknown): string {
  if (typeof value === 'boolean') return String(Number(value))
  if (Array.isArray(value)) return `[${value.map(pythonKey).join()}]`
  if (!isObject(value)) return JSON.stringify(value) ?? 'null'
  const entries = Object.keys(value)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${pythonKey(value[key])}`)
  return `{${entries.join()}}`
}
