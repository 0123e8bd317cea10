import { createSeededRandom, shuffleInPlace } from '../seeded-random.ts'
import type { Yielder } from '../yielder.ts'
import { chainLoss, createTransitions, type Transitions } from './chain-loss.ts'
import { createLattice, type Lattice } from './lattice.ts'
import type { TokenRange } from './token-features.ts'
import type { TrainingCorpus } from './training-corpus.ts'
import { OFFSETS } from './word-attributes.ts'

/** How the weights are fitted. */
export interface AdagradOptions {
  seed: number
  epochs: number
  learningRate: number
  /** Weight of the squared weights in the loss summed over all texts. */
  l2: number
}

/** `features` has a row of states for each feature. */
export interface CrfWeights {
  features: Float32Array
  transitions: Float64Array
}

/** The last epochs whose weights are averaged (Polyak and Juditsky 1992). */
const AVERAGED_EPOCHS = 3
const REPORTS_AN_EPOCH = 20
/** Tokens whose squared error is below this teach nothing more; skipping their updates saves most of the later epochs. */
const NEGLIGIBLE_ERROR = 1e-5

/**
 * Fits a chain by stochastic gradient descent, one chain at a time in seeded random order, with AdaGrad's rates (Duchi et al.
 * 2011, figure 1) kept for each feature instead of each weight, and L2 applied once an epoch.
 */
export async function fitWeights(
  corpus: TrainingCorpus,
  options: AdagradOptions,
  yielder: Yielder,
  onProgress: (fraction: number) => void,
): Promise<CrfWeights> {
  const { scheme, space, chains } = corpus
  const weights = new Float32Array(space.size * scheme.states)
  const squares = new Float64Array(space.size).fill(1)
  const transitions = createTransitions(scheme)
  const edgeSquares = new Float64Array(transitions.weights.length).fill(1)
  const lattice = createLattice(longestOf(chains), scheme.states)
  const mean = { features: new Float32Array(weights.length), transitions: new Float64Array(edgeSquares.length) }
  const averaged = Math.min(AVERAGED_EPOCHS, options.epochs)
  const reportEvery = Math.ceil(chains.length / REPORTS_AN_EPOCH)
  const random = createSeededRandom(options.seed)
  const order = Int32Array.from(chains.keys())
  for (let epoch = 0; epoch < options.epochs; epoch++) {
    shuffleInPlace(order, random)
    let done = 0
    for (const i of order) {
      const chain = chains[i]!
      scoreChain(corpus, weights, chain, lattice)
      chainLoss(scheme, transitions, lattice, corpus.gold, chain.start, chain.length)
      if (chain.weight !== 1) scaleGradient(transitions, lattice, chain.length * scheme.states, chain.weight)
      updateTransitions(transitions, edgeSquares, options.learningRate)
      updateFeatures(corpus, weights, squares, chain, lattice, options.learningRate)
      if (++done % reportEvery === 0) onProgress((epoch + done / chains.length) / options.epochs)
      await yielder.yieldToEventLoop()
    }
    shrink(weights, squares, scheme.states, 2 * options.l2 * options.learningRate)
    if (epoch >= options.epochs - averaged) {
      addScaled(mean.features, weights, 1 / averaged)
      addScaled(mean.transitions, transitions.weights, 1 / averaged)
    }
  }
  return mean
}

/** Writes the log scores of a chain's states to `node`. */
function scoreChain(
  corpus: TrainingCorpus,
  weights: Float32Array,
  { start, length }: TokenRange,
  { node }: Lattice,
): void {
  const { scheme, entries, words, pointers, features } = corpus
  const L = scheme.states
  node.fill(0, 0, length * L)
  for (let t = 0; t < length; t++) {
    const row = t * L
    for (let o = 0; o < OFFSETS.length; o++) {
      const list = entries[words[start + t + OFFSETS[o]!]!]!.features[o]!
      for (let i = 0; i < list.length; i++) addRow(node, row, weights, list[i]! * L, L)
    }
    for (let i = pointers[start + t]!; i < pointers[start + t + 1]!; i++)
      addRow(node, row, weights, features[i]! * L, L)
  }
}

function scaleGradient({ gradient }: Transitions, { node }: Lattice, nodes: number, weight: number): void {
  for (let e = 0; e < gradient.length; e++) gradient[e]! *= weight
  for (let n = 0; n < nodes; n++) node[n]! *= weight
}

function updateFeatures(
  corpus: TrainingCorpus,
  weights: Float32Array,
  squares: Float64Array,
  { start, length }: TokenRange,
  { node }: Lattice,
  rate: number,
): void {
  const { scheme, entries, words, pointers, features } = corpus
  const L = scheme.states
  for (let t = 0; t < length; t++) {
    const row = t * L
    let square = 0
    for (let y = 0; y < L; y++) square += node[row + y]! * node[row + y]!
    if (square < NEGLIGIBLE_ERROR) continue
    const step = (feature: number): void => {
      squares[feature]! += square
      subtractRow(weights, feature * L, node, row, L, rate / Math.sqrt(squares[feature]!))
    }
    for (let o = 0; o < OFFSETS.length; o++)
      for (const feature of entries[words[start + t + OFFSETS[o]!]!]!.features[o]!) step(feature)
    for (let i = pointers[start + t]!; i < pointers[start + t + 1]!; i++) step(features[i]!)
  }
}

function updateTransitions({ weights, gradient }: Transitions, squares: Float64Array, rate: number): void {
  for (let e = 0; e < weights.length; e++) {
    squares[e]! += gradient[e]! * gradient[e]!
    weights[e]! -= (rate * gradient[e]!) / Math.sqrt(squares[e]!)
  }
}

/** The pull of L2 towards zero for one epoch, at each feature's present rate. */
function shrink(weights: Float32Array, squares: Float64Array, L: number, strength: number): void {
  for (let feature = 0; feature < squares.length; feature++) {
    const factor = Math.exp(-strength / Math.sqrt(squares[feature]!))
    for (let y = 0; y < L; y++) weights[feature * L + y]! *= factor
  }
}

function addRow(target: Float64Array, to: number, weights: Float32Array, from: number, L: number): void {
  for (let y = 0; y < L; y++) target[to + y]! += weights[from + y]!
}

function subtractRow(weights: Float32Array, to: number, errors: Float64Array, from: number, L: number, rate: number) {
  for (let y = 0; y < L; y++) weights[to + y]! -= rate * errors[from + y]!
}

function addScaled<V extends Float32Array | Float64Array>(target: V, source: V, factor: number): void {
  for (let i = 0; i < target.length; i++) target[i]! += factor * source[i]!
}

const longestOf = (chains: readonly TokenRange[]): number =>
  chains.reduce((most, { length }) => Math.max(most, length), 0)
