import { backward, forward, type Lattice } from './lattice.ts'
import type { TagScheme } from './tag-scheme.ts'

/** Weights of the allowed transitions and what a chain adds to their gradient. */
export interface Transitions {
  weights: Float64Array
  factors: Float64Array
  gradient: Float64Array
}

/** Reserves the arrays for the transitions of a scheme; all weights are 0. */
export function createTransitions({ edgeFrom }: TagScheme): Transitions {
  const { length } = edgeFrom
  return {
    weights: new Float64Array(length),
    factors: new Float64Array(length).fill(1),
    gradient: new Float64Array(length),
  }
}

/**
 * The negative log likelihood of the true states, `gold[start]` onwards, for a chain whose log scores are in `node`
 * (Lafferty et al. 2001; gradient by Sutton and McCallum 2012, section 5.1). Afterwards `node` holds the gradient of the
 * scores, expected minus observed counts, and `transitions.gradient` that of the transition weights.
 */
export function chainLoss(
  scheme: TagScheme,
  transitions: Transitions,
  lattice: Lattice,
  gold: Uint16Array,
  start: number,
  length: number,
): number {
  const { states: L, edgeAt } = scheme
  const { weights, factors, gradient } = transitions
  const { node, alpha, beta } = lattice
  let goldScore = 0
  for (let t = 0; t < length; t++) goldScore += node[t * L + gold[start + t]!]!
  for (let e = 0; e < weights.length; e++) factors[e] = Math.exp(weights[e]!)
  gradient.fill(0)
  const logZ = forward(scheme, factors, lattice, length)
  backward(scheme, factors, lattice, length, gradient)
  for (let e = 0; e < weights.length; e++) gradient[e]! *= factors[e]!
  for (let t = 0; t < length; t++) {
    for (let y = 0; y < L; y++) node[t * L + y] = alpha[t * L + y]! * beta[t * L + y]!
    node[t * L + gold[start + t]!]! -= 1
    if (t === 0) continue
    const edge = edgeAt[gold[start + t - 1]! * L + gold[start + t]!]!
    gradient[edge]! -= 1
    goldScore += weights[edge]!
  }
  return logZ - goldScore
}
