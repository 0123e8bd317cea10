/** Phrases, each a run of words, that can be found in other runs of words. */
export interface PhraseIndex<Value> {
  /** By the words of the phrase, joined by a space. */
  readonly phrases: ReadonlyMap<string, Value>
  /** For the first word of a phrase, the most words such a phrase has. */
  readonly longest: ReadonlyMap<string, number>
}

/** Where a phrase stands, in words. */
export interface IndexMatch<Value> {
  start: number
  length: number
  value: Value
}

export function createPhraseIndex<Value>(phrases: ReadonlyMap<string, Value>): PhraseIndex<Value> {
  const longest = new Map<string, number>()
  for (const phrase of phrases.keys()) {
    const words = phrase.split(' ')
    longest.set(words[0]!, Math.max(longest.get(words[0]!) ?? 0, words.length))
  }
  return { phrases, longest }
}

/** The key of the words from `start` to `end` (exclusive). */
export function phraseKey(words: readonly string[], start = 0, end = words.length): string {
  return words.slice(start, end).join(' ')
}

/** The phrases that begin at a word, the longest first. */
export function* phrasesAt<Value>(
  { phrases, longest }: PhraseIndex<Value>,
  words: readonly string[],
  start: number,
): Generator<IndexMatch<Value>> {
  for (let length = Math.min(longest.get(words[start]!) ?? 0, words.length - start); length > 0; length--) {
    const key = phraseKey(words, start, start + length)
    if (phrases.has(key)) yield { start, length, value: phrases.get(key) as Value }
  }
}

/** The phrases from left to right; where several begin, the longest; none overlap. */
export function* findPhrases<Value>(index: PhraseIndex<Value>, words: readonly string[]): Generator<IndexMatch<Value>> {
  for (let start = 0; start < words.length; ) {
    const [match] = phrasesAt(index, words, start)
    if (match) yield match
    start += match?.length ?? 1
  }
}
