/** Places that are named for each reason, and reasons that are told apart: a message may name a different row each time. */
const maxPlaces = 5
const maxReasons = 20

/** What went wrong in a long run, by reason. */
export interface FailureCounts {
  readonly total: number
  /** @param where the row: `rows.csv:12`, or what has `count` of them */
  add(reason: string, where: string, count?: number): void
  /** One line for each reason, the most frequent first. */
  lines(): string[]
}

/**
 * Counts what failed, in memory that does not grow with it.
 * @example
 * const failures = createFailureCounts()
 * failures.add('the service is away', 'rows.csv:12')
 * failures.lines() // ['1 × the service is away (rows.csv:12)']
 */
export function createFailureCounts(): FailureCounts {
  const reasons = new Map<string, { count: number; places: string[] }>()
  const others = { count: 0, places: [] as string[] }
  let total = 0
  return {
    get total() {
      return total
    },
    add(reason, where, count = 1) {
      total += count
      const known = reasons.get(reason) ?? (reasons.size < maxReasons ? { count: 0, places: [] } : others)
      if (known !== others) reasons.set(reason, known)
      known.count += count
      if (known.places.length <= maxPlaces) known.places.push(where)
    },
    lines: () => {
      const all = [...reasons].toSorted(([, one], [, other]) => other.count - one.count)
      if (others.count > 0) all.push(['other reasons', others])
      return all.map(([reason, { count, places }]) => `${count} × ${reason} (${placesOf(places)})`)
    },
  }
}

function placesOf(places: readonly string[]): string {
  return `${places.slice(0, maxPlaces).join(', ')}${places.length > maxPlaces ? ', …' : ''}`
}
