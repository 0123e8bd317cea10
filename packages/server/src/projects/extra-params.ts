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
