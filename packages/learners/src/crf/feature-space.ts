import { attributeReach, OFFSETS, wordAttributes } from './word-attributes.ts'

/**
 * Which attributes and pairs of attributes carry weights. A feature is a number below `size`: attribute `a` seen at offset
 * `o` is `bases[a] + reach(a) + o`; a pair has one number of its own.
 */
export interface FeatureSpace {
  attributes: Map<string, number>
  bases: Int32Array
  /** From `pairKey` to the feature. */
  pairs: Map<number, number>
  size: number
}

/** The attributes of a word that pairs are made of; -1 where the space does not know it. */
export interface PairParts {
  lower: number
  shape: number
}

/** One distinct word in numbers: its features at each of `OFFSETS` and its parts of pairs. */
export interface WordEntry extends PairParts {
  features: readonly Int32Array[]
}

type PairTemplate = readonly ['lower' | 'shape', number, number]

/** The pairs of neighbours that are features of the token between or beside them: kind, offset of the first and second. */
export const PAIR_TEMPLATES: readonly PairTemplate[] = [
  ['lower', -1, 0],
  ['lower', 0, 1],
  ['lower', -1, 1],
  ['shape', -1, 0],
  ['shape', 0, 1],
  ['shape', -1, 1],
]

/** Numbers these attributes in the order given; pairs are added later. */
export function createFeatureSpace(names: Iterable<string>): FeatureSpace {
  const attributes = new Map<string, number>()
  const bases: number[] = []
  let size = 0
  for (const name of names) {
    attributes.set(name, attributes.size)
    bases.push(size)
    size += 2 * attributeReach(name) + 1
  }
  return { attributes, bases: Int32Array.from(bases), pairs: new Map(), size }
}

/** Looks a word's attributes up in the space; what the space does not know is left out. */
export function describeWord(space: FeatureSpace, word: string): WordEntry {
  const lists: number[][] = OFFSETS.map(() => [])
  let lower = -1
  let shape = -1
  for (const attribute of wordAttributes(word)) {
    const index = space.attributes.get(attribute)
    if (index === undefined) continue
    if (attribute[0] === 'l') lower = index
    if (attribute[0] === 'c') shape = index
    const reach = attributeReach(attribute)
    OFFSETS.forEach((offset, o) => {
      if (Math.abs(offset) <= reach) lists[o]!.push(space.bases[index]! + reach + offset)
    })
  }
  return { features: lists.map((list) => Int32Array.from(list)), lower, shape }
}

/** The key of a pair in `FeatureSpace.pairs`, or -1 if one of the attributes is unknown. */
export function pairKey(space: FeatureSpace, template: number, first: number, second: number): number {
  if (first < 0 || second < 0) return -1
  const n = space.bases.length
  return (template * n + first) * n + second
}

/** The template and the two attributes of a key that `pairKey` made. */
export function splitPairKey(space: FeatureSpace, key: number): [template: number, first: number, second: number] {
  const n = space.bases.length
  const rest = Math.floor(key / n)
  return [Math.floor(rest / n), rest % n, key % n]
}
