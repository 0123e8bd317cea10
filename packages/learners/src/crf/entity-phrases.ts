import type { LabeledWords } from './labeled-words.ts'

/** Phrases (lower case, joined by a space) that were entities in training, each with the attribute value of a match. */
export interface Gazetteer {
  phrases: Map<string, string>
  /** For the first word of a phrase, the most words such a phrase has. */
  longest: Map<string, number>
}

const MAX_WORDS = 8

/** Collects the entities of these texts: `label|often` if most occurrences of the phrase were that entity, else `label|rare`. */
export function createGazetteer(texts: readonly LabeledWords[]): Gazetteer {
  const entities = new Map<string, Map<string, number>>()
  for (const { words, spans, weight = 1 } of texts) {
    for (const { start, end, label } of spans) {
      if (end - start > MAX_WORDS) continue
      const phrase = phraseOf(words, start, end)
      const labels = entities.get(phrase) ?? new Map<string, number>()
      entities.set(phrase, labels.set(label, (labels.get(label) ?? 0) + weight))
    }
  }
  const longest = longestByFirstWord(entities.keys())
  const occurrences = countOccurrences(texts, entities, longest)
  const phrases = new Map<string, string>()
  for (const [phrase, labels] of entities) {
    const [label, count] = [...labels].reduce((best, next) => (next[1] > best[1] ? next : best))
    phrases.set(phrase, `${label}|${2 * count > occurrences.get(phrase)! ? 'often' : 'rare'}`)
  }
  return { phrases, longest }
}

/** A gazetteer of phrases with the attribute values of their matches, as `Gazetteer.phrases` has them. */
export function gazetteerOf(phrases: Map<string, string>): Gazetteer {
  return { phrases, longest: longestByFirstWord(phrases.keys()) }
}

/**
 * A gazetteer for each block of consecutive texts, made from all texts outside of it. A tagger that trained on matches of
 * its own answers would trust the gazetteer blindly; blocks, not every n-th text, because neighbours often share entities.
 */
export function outOfBlockGazetteers(texts: readonly LabeledWords[], blockOf: Int32Array, blocks: number): Gazetteer[] {
  return Array.from({ length: blocks }, (_, block) => createGazetteer(texts.filter((_, i) => blockOf[i] !== block)))
}

/** The block of each text when they are cut in consecutive ones of about as many groups; a group is never cut. */
export function cutInBlocks(texts: readonly LabeledWords[], blocks: number): Int32Array {
  const numberOf = new Map<number | string, number>()
  const numbers = texts.map(({ group = `text ${numberOf.size}` }) => {
    const number = numberOf.get(group) ?? numberOf.size
    numberOf.set(group, number)
    return number
  })
  return Int32Array.from(numbers, (number) => Math.floor((number * blocks) / numberOf.size))
}

/** The attribute of each token in a longest match from left to right: `g`, where in the match, the phrase's value. */
export function matchGazetteer({ phrases, longest }: Gazetteer, words: readonly string[]): (string | undefined)[] {
  const attributes: (string | undefined)[] = new Array(words.length).fill(undefined)
  for (let start = 0; start < words.length; ) {
    let length = Math.min(longest.get(words[start]!.toLowerCase()) ?? 0, words.length - start)
    while (length > 0 && !phrases.has(phraseOf(words, start, start + length))) length--
    if (length > 0) {
      const value = phrases.get(phraseOf(words, start, start + length))!
      const size = length === 1 ? 'one' : 'many'
      for (let i = 0; i < length; i++) {
        attributes[start + i] = `g${i === 0 ? 'first' : i === length - 1 ? 'last' : 'inside'}|${size}|${value}`
      }
    }
    start += Math.max(1, length)
  }
  return attributes
}

function phraseOf(words: readonly string[], start: number, end: number): string {
  return words.slice(start, end).join(' ').toLowerCase()
}

function longestByFirstWord(phrases: Iterable<string>): Map<string, number> {
  const longest = new Map<string, number>()
  for (const phrase of phrases) {
    const words = phrase.split(' ')
    longest.set(words[0]!, Math.max(longest.get(words[0]!) ?? 0, words.length))
  }
  return longest
}

function countOccurrences(
  texts: readonly LabeledWords[],
  phrases: ReadonlyMap<string, unknown>,
  longest: ReadonlyMap<string, number>,
): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { words, weight = 1 } of texts) {
    for (let start = 0; start < words.length; start++) {
      const most = Math.min(longest.get(words[start]!.toLowerCase()) ?? 0, words.length - start)
      for (let length = 1; length <= most; length++) {
        const phrase = phraseOf(words, start, start + length)
        if (phrases.has(phrase)) counts.set(phrase, (counts.get(phrase) ?? 0) + weight)
      }
    }
  }
  return counts
}
