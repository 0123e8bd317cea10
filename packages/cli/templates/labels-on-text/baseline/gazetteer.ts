/** A phrase in a text: string indices, `end` exclusive. */
export interface FoundPhrase {
  start: number
  end: number
  label: string
  /** The share of this label among those that the phrase was given. */
  score: number
}

const word = /[\p{L}\p{N}]+/gu

/** Which labels phrases were given, and how often. */
export class Gazetteer {
  readonly #labels = new Map<string, Map<string, number>>()
  /** Words of the longest phrase. */
  #longest = 0

  get size(): number {
    return this.#labels.size
  }

  /** Counts a labeled phrase; punctuation around it is cut off. */
  add(phrase: string, label: string, times = 1): void {
    const words = [...phrase.matchAll(word)]
    const [first, last] = [words[0], words.at(-1)]
    if (!first || !last) return
    const key = phrase.slice(first.index, last.index + last[0].length).toLowerCase()
    const counts = this.#labels.get(key) ?? new Map<string, number>()
    this.#labels.set(key, counts.set(label, (counts.get(label) ?? 0) + times))
    this.#longest = Math.max(this.#longest, words.length)
  }

  /** The known phrases of a text from left to right; where several begin, the longest. */
  find(text: string): FoundPhrase[] {
    const words = [...text.matchAll(word)].map(({ index, 0: { length } }) => ({ start: index, end: index + length }))
    const found: FoundPhrase[] = []
    for (let first = 0; first < words.length; first++) {
      for (let last = Math.min(first + this.#longest, words.length) - 1; last >= first; last--) {
        const { start, end } = { start: words[first]!.start, end: words[last]!.end }
        const counts = this.#labels.get(text.slice(start, end).toLowerCase())
        if (!counts) continue
        found.push({ start, end, ...mostFrequent(counts) })
        first = last
        break
      }
    }
    return found
  }

  /** As JSON text. */
  stringify(): string {
    return JSON.stringify([...this.#labels].map(([phrase, counts]) => [phrase, ...counts]))
  }

  static parse(json: string): Gazetteer {
    const gazetteer = new Gazetteer()
    for (const [phrase, ...counts] of JSON.parse(json) as [string, ...[string, number][]][]) {
      for (const [label, times] of counts) gazetteer.add(phrase, label, times)
    }
    return gazetteer
  }
}

function mostFrequent(counts: ReadonlyMap<string, number>): { label: string; score: number } {
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0)
  const [label, count] = [...counts].toSorted(([, a], [, b]) => b - a)[0]!
  return { label, score: count / total }
}
