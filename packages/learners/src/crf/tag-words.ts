import { type ChainWindow, chainWindows } from './chain-windows.ts'
import { contextAttributes } from './context-attributes.ts'
import type { EntityModel } from './entity-model.ts'
import type { TextWords } from './labeled-words.ts'
import { backward, createLattice, forward, type Lattice } from './lattice.ts'
import { logPathProbability } from './path-probability.ts'
import { OUTSIDE, spansOfStates, type TokenSpan } from './tag-scheme.ts'
import { PADDING, type TokenFeatures, tokenFeatures } from './token-features.ts'
import { viterbi } from './viterbi.ts'
import { OFFSETS } from './word-attributes.ts'
import type { WordScores } from './word-scores.ts'

/** An entity and the probability of exactly its place and label; offsets in the unit of the call. */
export interface TaggedEntity extends TokenSpan {
  probability: number
}

/** What a text is tagged with. */
export interface TaggedWords {
  entities: TaggedEntity[]
  /** Probability that the text has no entity at all. */
  noEntityProbability: number
}

/** What scoring a model's chains needs beside the model; kept between calls. */
export interface TaggingState {
  model: EntityModel
  factors: Float64Array
  words: WordScores
  lattice: Lattice
}

/** A text in numbers. */
interface PlacedText extends TokenFeatures {
  words: Int32Array
}

/** Finds the entities of one text, window by window. `outsideBias` as in `EntityModel`. */
export function tagWords(state: TaggingState, text: TextWords, outsideBias: number): TaggedWords {
  const placed = placeText(state, text)
  const entities: TaggedEntity[] = []
  let logNoEntity = 0
  for (const window of chainWindows(text.words.length)) {
    const length = window.end - window.start
    prepare(state, placed, window)
    const path = decode(state, length, outsideBias)
    logNoEntity += logOutside(state, window)
    for (const span of spansOfStates(state.model.scheme, path)) {
      const start = span.start + window.start
      if (start < window.coreStart || start >= window.coreEnd || start < (entities.at(-1)?.end ?? 0)) continue
      const log = logPath(state, (t) => path[t]!, span.start, span.end)
      entities.push({ start, end: span.end + window.start, label: span.label, probability: Math.min(1, Math.exp(log)) })
    }
  }
  return { entities, noEntityProbability: Math.min(1, Math.exp(logNoEntity)) }
}

/** Finds the entities under several outside biases; cheaper than tagging once for each. Without probabilities. */
export function tagWithBiases(state: TaggingState, text: TextWords, biases: readonly number[]): TokenSpan[][] {
  const placed = placeText(state, text)
  const found: TokenSpan[][] = biases.map(() => [])
  for (const window of chainWindows(text.words.length)) {
    prepare(state, placed, window)
    biases.forEach((bias, b) => {
      for (const span of spansOfStates(state.model.scheme, decode(state, window.end - window.start, bias))) {
        const start = span.start + window.start
        if (start < window.coreStart || start >= window.coreEnd) continue
        found[b]!.push({ start, end: span.end + window.start, label: span.label })
      }
    })
  }
  return found
}

function placeText({ model, words: scores }: TaggingState, text: TextWords): PlacedText {
  scores.prune()
  const { length } = text.words
  const words = new Int32Array(length + 2 * PADDING)
  for (let t = 0; t < length; t++) words[PADDING + t] = scores.numberOf(text.words[t]!)
  const context = [contextAttributes(text, model.gazetteer)]
  const texts = [{ start: PADDING, length }]
  return { words, ...tokenFeatures(model.space, { words, parts: scores.parts, texts, context }) }
}

/** Scores a window and runs forward and backward over it. */
function prepare(state: TaggingState, placed: PlacedText, window: ChainWindow): void {
  const { scheme } = state.model
  const length = window.end - window.start
  if (length > state.lattice.capacity) state.lattice = createLattice(length, scheme.states)
  fillScores(state, placed, window)
  forward(scheme, state.factors, state.lattice, length)
  backward(scheme, state.factors, state.lattice, length)
}

function fillScores(
  { model, words: { tables }, lattice: { node } }: TaggingState,
  placed: PlacedText,
  window: ChainWindow,
) {
  const L = model.scheme.states
  const weights = model.weights.features
  const { words, pointers, features } = placed
  const length = window.end - window.start
  node.fill(0, 0, length * L)
  for (let t = 0; t < length; t++) {
    const position = window.start + t + PADDING
    for (let o = 0; o < OFFSETS.length; o++) {
      const table = tables[o]!
      const row = words[position + OFFSETS[o]!]! * L
      for (let y = 0; y < L; y++) node[t * L + y]! += table[row + y]!
    }
    for (let i = pointers[position]!; i < pointers[position + 1]!; i++) {
      const row = features[i]! * L
      for (let y = 0; y < L; y++) node[t * L + y]! += weights[row + y]!
    }
  }
}

function decode({ model, factors, lattice }: TaggingState, length: number, outsideBias: number): Uint16Array {
  return viterbi(model.scheme, factors, lattice, length, Math.exp(-outsideBias))
}

/** Log probability that the core has no entity, given that the token before it is in none. */
function logOutside(state: TaggingState, { start, coreStart, coreEnd }: ChainWindow): number {
  const outside = () => OUTSIDE
  if (coreStart === 0) return logPath(state, outside, 0, coreEnd)
  const before = coreStart - 1 - start
  return logPath(state, outside, before, coreEnd - start) - logPath(state, outside, before, before + 1)
}

function logPath(state: TaggingState, stateAt: (t: number) => number, start: number, end: number): number {
  return logPathProbability(state.model.scheme, state.factors, state.lattice, stateAt, start, end)
}
