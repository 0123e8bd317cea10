const maxNames = 20

/**
 * A value for a message. Messages are logged, and logs must not quote tasks, so for texts, lists and objects it gives the
 * kind only.
 */
export function formatValue(value: unknown): string {
  if (Array.isArray(value)) return `a list of ${value.length}`
  if (ArrayBuffer.isView(value))
    return `${Object.prototype.toString.call(value).slice('[object '.length, -1)} of ${value.byteLength} bytes`
  if (typeof value === 'object' && value !== null) return `an object with ${formatKeys(Object.keys(value))}`
  if (typeof value === 'string' && !/^-?\d{1,6}(\.\d{1,6})?$/.test(value)) return value === '' ? '""' : 'a string'
  return typeof value === 'string' ? `"${value}"` : String(value)
}

/** Keys that look like names; a longer one may be a text. */
function formatKeys(keys: readonly string[]): string {
  if (keys.length === 0) return 'no keys'
  const names = keys.slice(0, maxNames).filter(isName)
  const more = keys.length - names.length
  if (names.length === 0) return more === 1 ? '1 key' : `${more} keys`
  return more > 0 ? `${names.join(', ')} and ${more} more` : names.join(', ')
}

/** Whether a key of an object can be a name, and so be quoted. */
export function isName(key: string): boolean {
  return /^[\w$-]{1,40}$/.test(key)
}

/** Names of labels, tags and types for a message, as JSON, cut to a readable length. */
export function quoteNames(names: unknown): string {
  const text = JSON.stringify(names) ?? String(names)
  return text.length > 120 ? `${text.slice(0, 120)}…` : text
}

/** Names for a message: the first twenty, and how many more there are. */
export function listNames(names: Iterable<string>): string {
  const listed: string[] = []
  let more = 0
  for (const name of names) {
    if (listed.length < maxNames) listed.push(name.length > 100 ? `${name.slice(0, 100)}…` : name)
    else more++
  }
  if (listed.length === 0) return 'none'
  return more > 0 ? `${listed.join(', ')} and ${more} more` : listed.join(', ')
}
