import type { Yielder } from '../yielder.ts'
import { contextAttributes } from './context-attributes.ts'
import { cutInBlocks, outOfBlockPhrases } from './entity-phrases.ts'
import { createFeatureSpace, describeWord, type FeatureSpace, type WordEntry } from './feature-space.ts'
import type { LabeledWords } from './labeled-words.ts'
import { statesOfSpans, type TagScheme } from './tag-scheme.ts'
import { forEachPair, PADDING, type TokenFeatures, type TokenRange, tokenFeatures } from './token-features.ts'
import { EDGE_OF_TEXT, wordAttributes } from './word-attributes.ts'

/** Labeled texts in numbers. */
export interface TrainingCorpus extends TokenFeatures {
  scheme: TagScheme
  space: FeatureSpace
  /** Distinct words, and the number of the word at each position. */
  entries: WordEntry[]
  words: Int32Array
  /** The true state at each position. */
  gold: Uint16Array
  /** What is scored as one chain: texts, long ones cut where no entity is. */
  chains: (TokenRange & { weight: number })[]
}

/** Longer texts are cut, so that the memory of a chain is bounded. */
const MAX_CHAIN_TOKENS = 512
const GAZETTEER_BLOCKS = 5

/** Numbers words, features and states; attributes and pairs seen fewer than `minCount` times get no weights. */
export async function createTrainingCorpus(
  texts: readonly LabeledWords[],
  scheme: TagScheme,
  minCount: number,
  yielder: Yielder,
): Promise<TrainingCorpus> {
  const blockOf = cutInBlocks(texts, GAZETTEER_BLOCKS)
  const gazetteers = outOfBlockPhrases(texts, blockOf, GAZETTEER_BLOCKS)
  const context = texts.map((text, i) => contextAttributes(text, gazetteers[blockOf[i]!]!))
  await yielder.yieldToEventLoop()
  const { words, vocabulary, ranges } = placeWords(texts)
  const counts = countAttributes(words, vocabulary, context)
  const space = createFeatureSpace([...counts.keys()].filter((attribute) => counts.get(attribute)! >= minCount))
  await yielder.yieldToEventLoop()
  const entries = vocabulary.map((word) => describeWord(space, word))
  const placed = { words, parts: entries, texts: ranges, context }
  await yielder.yieldToEventLoop()
  addFrequentPairs(space, placed, minCount)
  await yielder.yieldToEventLoop()
  const gold = new Uint16Array(words.length)
  for (const [i, { spans, words }] of texts.entries()) {
    gold.set(statesOfSpans(scheme, spans, words.length), ranges[i]!.start)
  }
  const chains = ranges.flatMap((range, i) =>
    cutOutsideEntities(scheme, gold, range).map((chain) => ({ ...chain, weight: texts[i]!.weight ?? 1 })),
  )
  return { scheme, space, entries, words, gold, chains, ...tokenFeatures(space, placed) }
}

function placeWords(texts: readonly LabeledWords[]): {
  words: Int32Array
  vocabulary: string[]
  ranges: TokenRange[]
} {
  const vocabulary = [EDGE_OF_TEXT]
  const numbers = new Map<string, number>()
  const ranges: TokenRange[] = []
  let position = PADDING
  for (const { words } of texts) {
    ranges.push({ start: position, length: words.length })
    position += words.length + PADDING
  }
  const placed = new Int32Array(position)
  texts.forEach((text, i) => {
    text.words.forEach((word, t) => {
      let number = numbers.get(word)
      if (number === undefined) {
        number = vocabulary.push(word) - 1
        numbers.set(word, number)
      }
      placed[ranges[i]!.start + t] = number
    })
  })
  return { words: placed, vocabulary, ranges }
}

function countAttributes(
  words: Int32Array,
  vocabulary: readonly string[],
  context: readonly (readonly (readonly string[])[])[],
): Map<string, number> {
  const occurrences = new Int32Array(vocabulary.length)
  for (const word of words) occurrences[word]!++
  const counts = new Map<string, number>()
  const add = (attribute: string, count: number) => counts.set(attribute, (counts.get(attribute) ?? 0) + count)
  vocabulary.forEach((word, i) => {
    for (const attribute of wordAttributes(word)) add(attribute, occurrences[i]!)
  })
  for (const text of context) for (const token of text) for (const attribute of token) add(attribute, 1)
  return counts
}

function addFrequentPairs(
  space: FeatureSpace,
  placed: { words: Int32Array; parts: readonly WordEntry[]; texts: readonly TokenRange[] },
  minCount: number,
): void {
  const counts = new Map<number, number>()
  for (const { start, length } of placed.texts) {
    for (let position = start; position < start + length; position++) {
      forEachPair(space, placed, position, (key) => counts.set(key, (counts.get(key) ?? 0) + 1))
    }
  }
  for (const [key, count] of counts) if (count >= minCount) space.pairs.set(key, space.size++)
}

function cutOutsideEntities(scheme: TagScheme, gold: Uint16Array, { start, length }: TokenRange): TokenRange[] {
  const chains: TokenRange[] = []
  let first = start
  for (let position = start + 1; position < start + length; position++) {
    if (position - first >= MAX_CHAIN_TOKENS && scheme.mayStart[gold[position]!]) {
      chains.push({ start: first, length: position - first })
      first = position
    }
  }
  if (length > 0) chains.push({ start: first, length: start + length - first })
  return chains
}
