import { BackendError } from '@label-studio-ml/protocol'
import type { ObjectTagData } from '../elements/object-tag-data.ts'
import { formatValue } from '../format-value.ts'

/**
 * A TASK_INVALID error about the value that a task has for an object tag.
 * @param at where in the value, if not the whole is wrong: `[3].text`
 */
export function valueError(
  object: ObjectTagData,
  problem: { expected: string; found: unknown; fix: string; at?: string | undefined },
): BackendError {
  const { expected, found, fix, at = '' } = problem
  const place = object.field === undefined ? `its value${at && ` at ${at}`}` : `the data field '${object.field}${at}'`
  return new BackendError(
    'TASK_INVALID',
    `<${object.tag} name="${object.name}"> expects ${expected} in ${place}, got ${formatValue(found)}; ${fix}`,
  )
}

/** A URL, relative ones included. @throws BackendError TASK_INVALID */
export function requireUrl(object: ObjectTagData, value: unknown, fix: string, at?: string): string {
  if (typeof value === 'string' && value.trim() !== '') return value
  throw valueError(object, { expected: 'a URL', found: value, fix, at })
}

/** A list of objects. @throws BackendError TASK_INVALID that names the first item of another kind. */
export function requireObjects(
  object: ObjectTagData,
  value: unknown,
  { expected, fix }: { expected: string; fix: string },
): Record<string, unknown>[] {
  if (!Array.isArray(value)) throw valueError(object, { expected, found: value, fix })
  for (const [index, item] of value.entries()) {
    if (isObject(item)) continue
    throw valueError(object, { expected: `${expected}: an object for each`, found: item, fix, at: `[${index}]` })
  }
  return value
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Texts and numbers as text; undefined for what has none. */
export function writtenText(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : undefined
}
