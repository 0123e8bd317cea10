const mostShown = 20

/** Names for a message: the first twenty, and how many there are beside them. */
export function listed(names: Iterable<string>): string {
  const shown: string[] = []
  let more = 0
  for (const name of names) {
    if (shown.length < mostShown) shown.push(name.length > 100 ? `${name.slice(0, 100)}…` : name)
    else more++
  }
  if (shown.length === 0) return 'none'
  return more > 0 ? `${shown.join(', ')} and ${more} more` : shown.join(', ')
}
