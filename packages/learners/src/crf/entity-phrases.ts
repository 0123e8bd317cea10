import { createPhraseIndex, findPhrases, type PhraseIndex, phraseKey, phrasesAt } from '../gazetteer/phrase-index.ts'
import type { LabeledWords } from './labeled-words.ts'

/** Phrases in lower case that were entities in training, each with the attribute value of a match. */
export type EntityPhrases = PhraseIndex<string>

const MAX_WORDS = 8

/** Collects the entities of these texts: `label|often` if most occurrences of the phrase were that entity, else `label|rare`. */
export function collectEntityPhrases(texts: readonly LabeledWords[]): EntityPhrases {
  const entities = new Map<string, Map<string, number>>()
  for (const { words, spans, weight = 1 } of texts) {
    for (const { start, end, label } of spans) {
      if (end - start > MAX_WORDS) continue
      const phrase = phraseKey(words, start, end).toLowerCase()
      const labels = entities.get(phrase) ?? new Map<string, number>()
      entities.set(phrase, labels.set(label, (labels.get(label) ?? 0) + weight))
    }
  }
  const occurrences = countOccurrences(texts, entities)
  const phrases = new Map<string, string>()
  for (const [phrase, labels] of entities) {
    const [label, count] = [...labels].reduce((best, next) => (next[1] > best[1] ? next : best))
    phrases.set(phrase, `${label}|${2 * count > occurrences.get(phrase)! ? 'often' : 'rare'}`)
  }
  return createPhraseIndex(phrases)
}

/**
 * The phrases for each block of consecutive texts, from all texts outside of it. A tagger that trained on matches of
 * its own answers would trust them blindly; blocks, not every n-th text, because neighbours often share entities.
 */
export function outOfBlockPhrases(
  texts: readonly LabeledWords[],
  blockOf: Int32Array,
  blocks: number,
): EntityPhrases[] {
  return Array.from({ length: blocks }, (_, block) =>
    collectEntityPhrases(texts.filter((_, i) => blockOf[i] !== block)),
  )
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
export function phraseAttributes(phrases: EntityPhrases, words: readonly string[]): (string | undefined)[] {
  const attributes: (string | undefined)[] = new Array(words.length).fill(undefined)
  for (const { start, length, value } of findPhrases(phrases, lowerCase(words))) {
    const size = length === 1 ? 'one' : 'many'
    for (let i = 0; i < length; i++) {
      attributes[start + i] = `g${i === 0 ? 'first' : i === length - 1 ? 'last' : 'inside'}|${size}|${value}`
    }
  }
  return attributes
}

/** How often each phrase stands in the texts, inside longer phrases too. */
function countOccurrences(texts: readonly LabeledWords[], phrases: ReadonlyMap<string, unknown>): Map<string, number> {
  const named = new Map(Array.from(phrases.keys(), (phrase) => [phrase, phrase]))
  const index = createPhraseIndex(named)
  const counts = new Map<string, number>()
  for (const { words, weight = 1 } of texts) {
    const lower = lowerCase(words)
    for (const start of lower.keys()) {
      for (const { value: phrase } of phrasesAt(index, lower, start)) {
        counts.set(phrase, (counts.get(phrase) ?? 0) + weight)
      }
    }
  }
  return counts
}

function lowerCase(words: readonly string[]): string[] {
  return words.map((word) => word.toLowerCase())
}
