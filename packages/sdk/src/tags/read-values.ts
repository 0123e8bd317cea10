import type { RegionValue } from '../value-rules/value-rule.ts'

/** The labels under a key of a region's value; none if something else stands there. */
export function readLabels(value: RegionValue, key: string): string[] {
  const written = value[key]
  return Array.isArray(written) ? written.filter((label) => typeof label === 'string') : []
}

/** Whether the keys of a value all are finite numbers. */
export function hasNumbers<Key extends string>(value: RegionValue, keys: readonly Key[]): value is Record<Key, number> {
  return keys.every((key) => Number.isFinite(value[key]))
}

/** A text that may be absent. */
export function readText(value: RegionValue, key: string): string | undefined {
  const written = value[key]
  return typeof written === 'string' ? written : undefined
}
