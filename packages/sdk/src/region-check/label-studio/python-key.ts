import { isObject } from '../../value-rules/value-rule.ts'

/**
 * A text that is the same for values that are equal in Python after JSON: `true` equals 1, lists and objects are equal by
 * their items. Ids of regions are compared by it.
 */
export function pythonKey(value: unknown): string {
  try {
    return JSON.stringify(value, asInPython) ?? 'null'
  } catch {
    return 'no JSON'
  }
}

function asInPython(_key: string, value: unknown): unknown {
  if (typeof value === 'boolean') return Number(value)
  return isObject(value) ? Object.fromEntries(Object.entries(value).sort(byKey)) : value
}

function byKey([one]: [string, unknown], [other]: [string, unknown]): number {
  return one < other ? -1 : 1
}
