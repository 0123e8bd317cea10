import { type FeatureSpace, PAIR_TEMPLATES, type PairParts, pairKey } from './feature-space.ts'
import { attributeReach, OFFSETS } from './word-attributes.ts'

/** Rows kept free before and after each text, so that every neighbour of a token is one addition away. */
export const PADDING = OFFSETS.at(-1)!

/** Where a text lies in a row of words: position of its first token and number of tokens. */
export interface TokenRange {
  start: number
  length: number
}

/** Features of single tokens as rows of a sparse matrix: those of position p are `features[pointers[p]]` to `pointers[p + 1]`. */
export interface TokenFeatures {
  pointers: Int32Array
  features: Int32Array
}

/** What the features of tokens are read from: word numbers by position, parts by word number, context attributes by text. */
export interface PlacedWords {
  words: Int32Array
  parts: readonly PairParts[]
  texts: readonly TokenRange[]
  context: readonly (readonly (readonly string[])[])[]
}

/** Finds the features that belong to a place rather than to a word: pairs of neighbours and context attributes. */
export function tokenFeatures(space: FeatureSpace, placed: PlacedWords): TokenFeatures {
  const pointers = new Int32Array(placed.words.length + 1)
  const features: number[] = []
  placed.texts.forEach(({ start, length }, i) => {
    const context = placed.context[i]!
    for (let t = 0; t < length; t++) {
      pointers[start + t] = features.length
      addPairs(space, placed, start + t, features)
      addContext(space, context, t, features)
    }
    pointers.fill(features.length, start + length, start + length + PADDING + 1)
  })
  return { pointers, features: Int32Array.from(features) }
}

/** Calls `visit` with the key of each pair at a position. */
export function forEachPair(
  space: FeatureSpace,
  { words, parts }: Pick<PlacedWords, 'words' | 'parts'>,
  position: number,
  visit: (key: number) => void,
): void {
  for (let template = 0; template < PAIR_TEMPLATES.length; template++) {
    const [kind, first, second] = PAIR_TEMPLATES[template]!
    const a = parts[words[position + first]!]![kind]
    const b = parts[words[position + second]!]![kind]
    const key = pairKey(space, template, a, b)
    if (key >= 0) visit(key)
  }
}

function addPairs(space: FeatureSpace, placed: PlacedWords, position: number, features: number[]): void {
  forEachPair(space, placed, position, (key) => {
    const feature = space.pairs.get(key)
    if (feature !== undefined) features.push(feature)
  })
}

function addContext(space: FeatureSpace, context: readonly (readonly string[])[], t: number, features: number[]): void {
  for (const offset of OFFSETS) {
    for (const attribute of context[t + offset] ?? []) {
      const index = space.attributes.get(attribute)
      const reach = attributeReach(attribute)
      if (index !== undefined && Math.abs(offset) <= reach) features.push(space.bases[index]! + reach + offset)
    }
  }
}
