import type { EntityModel } from './entity-model.ts'
import { describeWord, type PairParts } from './feature-space.ts'
import { EDGE_OF_TEXT, OFFSETS } from './word-attributes.ts'

/** A memory of words already looked up, so that a word costs its feature lookups once and not at each place. */
export interface WordScores {
  /** Parts of pairs by word number. */
  parts: PairParts[]
  /** For each of `OFFSETS` the summed weights of a word, a row of states a word. */
  tables: Float64Array[]
  /** The number of a word; may replace `tables`. */
  numberOf(word: string): number
  /** Evicts all words when there are too many; numbers given before are no longer valid. */
  prune(): void
}

const MAX_WORDS = 20_000

/** Creates an empty memory for a model; number 0 is the edge of a text. */
export function createWordScores(model: EntityModel): WordScores {
  const L = model.scheme.states
  const numbers = new Map<string, number>()
  let capacity = 1024
  const scores: WordScores = {
    parts: [],
    tables: OFFSETS.map(() => new Float64Array(capacity * L)),
    numberOf: (word) => numbers.get(word) ?? learn(word),
    prune() {
      if (numbers.size <= MAX_WORDS) return
      numbers.clear()
      scores.parts.length = 0
      learn(EDGE_OF_TEXT)
    },
  }
  function learn(word: string): number {
    const number = numbers.size
    numbers.set(word, number)
    if (number === capacity) {
      capacity *= 2
      scores.tables = scores.tables.map((table) => grown(table, capacity * L))
    }
    const entry = describeWord(model.space, word)
    scores.parts.push(entry)
    for (const [o, features] of entry.features.entries()) {
      sumRows(model.weights.features, features, scores.tables[o]!, number * L, L)
    }
    return number
  }
  learn(EDGE_OF_TEXT)
  return scores
}

function grown(table: Float64Array, length: number): Float64Array {
  const larger = new Float64Array(length)
  larger.set(table)
  return larger
}

function sumRows(weights: Float32Array, rows: Int32Array, target: Float64Array, to: number, L: number): void {
  target.fill(0, to, to + L)
  for (const row of rows) for (let y = 0; y < L; y++) target[to + y]! += weights[row * L + y]!
}
