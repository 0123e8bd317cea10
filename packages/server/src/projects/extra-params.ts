/**
 * "Extra params" as an author wants them: Label Studio's form sends text that usually holds JSON, its API any JSON.
 * Emptied text means none.
 */
export function normaliseExtraParams(extraParams: unknown): unknown {
  if (typeof extraParams !== 'string') return extraParams ?? null
  if (extraParams.trim() === '') return null
  try {
    return JSON.parse(extraParams)
  } catch {
    return extraParams
  }
}

export type ExtraParams = Readonly<Record<string, unknown>>

/**
 * A project's extra params over those of the backend: these count for a project that has none and, where both are objects,
 * for the keys that the project leaves out.
 */
export function withDefaults(own: unknown, defaults: ExtraParams): unknown {
  if (own === null || own === undefined) return Object.keys(defaults).length > 0 ? defaults : own
  return typeof own === 'object' && !Array.isArray(own) ? { ...defaults, ...own } : own
}
