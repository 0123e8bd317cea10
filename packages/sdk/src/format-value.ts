const maxNames = 20

/**
 * A value for a message. Messages are logged, and logs must not quote tasks, so for texts, lists and objects it gives the
 * kind only.
 */
export function formatValue(value: unknown): string {
  if (Array.isArray(value)) return `a list of ${value.length}`
  if (typeof value === 'object' && value !== null)
    return `an object with ${Object.keys(value).slice(0, maxNames).join(', ') || 'no keys'}`
  if (typeof value === 'string' && !/^-?\d+(\.\d+)?$/.test(value)) return value === '' ? '""' : 'a string'
  return typeof value === 'string' ? `"${value}"` : String(value)
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
