/** How often each word stood in the texts of each label. */
export class WordCounts {
  readonly #labels = new Map<string, { examples: number; total: number; words: Map<string, number> }>()
  readonly #vocabulary = new Set<string>()
  /** Texts that were counted. */
  examples = 0

  add(label: string, words: readonly string[], times = 1): void {
    const entry = this.#labels.get(label) ?? { examples: 0, total: 0, words: new Map<string, number>() }
    this.#labels.set(label, entry)
    this.examples += times
    entry.examples += times
    for (const word of words) this.#count(entry, word, times)
  }

  /** The probability of each label for a text, by naive Bayes with one count added to each word; they sum up to 1. */
  probabilities(words: readonly string[], labels: readonly string[]): number[] {
    const logs = labels.map((label) => this.#logLikelihood(label, words))
    const largest = Math.max(...logs)
    const weights = logs.map((log) => Math.exp(log - largest))
    const sum = weights.reduce((total, weight) => total + weight, 0)
    return weights.map((weight) => weight / sum)
  }

  /** As JSON text. */
  stringify(): string {
    return JSON.stringify([...this.#labels].map(([label, { examples, words }]) => [label, examples, [...words]]))
  }

  static parse(json: string): WordCounts {
    const counts = new WordCounts()
    for (const [label, examples, words] of JSON.parse(json) as [string, number, [string, number][]][]) {
      counts.add(label, [], examples)
      for (const [word, times] of words) counts.#count(counts.#labels.get(label)!, word, times)
    }
    return counts
  }

  #count(entry: { total: number; words: Map<string, number> }, word: string, times: number): void {
    this.#vocabulary.add(word)
    entry.total += times
    entry.words.set(word, (entry.words.get(word) ?? 0) + times)
  }

  /** Words that stood in no text do not count. */
  #logLikelihood(label: string, words: readonly string[]): number {
    const entry = this.#labels.get(label)
    const known = words.filter((word) => this.#vocabulary.has(word))
    const size = (entry?.total ?? 0) + this.#vocabulary.size
    const logs = known.map((word) => Math.log(((entry?.words.get(word) ?? 0) + 1) / size))
    return logs.reduce((sum, log) => sum + log, Math.log((entry?.examples ?? 0) + 1))
  }
}

/** Lower-cased words, numbers included. */
export function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
}
