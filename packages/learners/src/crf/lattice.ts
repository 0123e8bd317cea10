import type { TagScheme } from './tag-scheme.ts'

/** Keeps a state possible however badly it scores, so that no product of a chain underflows to zero. */
const LOWEST = -300

/** States less likely than this add nothing to the expected numbers of transitions. */
const NEGLIGIBLE = 1e-9

/** Room for one chain of up to `capacity` tokens; reused from sequence to sequence. Rows of `states` numbers a token. */
export interface Lattice {
  capacity: number
  /** Log scores of the states before `forward`, their exponentials (relative to the row's largest) after. */
  node: Float64Array
  /** Forward probabilities p(y_t | x_1..t), each row sums to 1. */
  alpha: Float64Array
  /** Backward probabilities, scaled so that alpha times beta is the marginal. */
  beta: Float64Array
  scale: Float64Array
}

/** Reserves the arrays of a lattice. */
export function createLattice(capacity: number, states: number): Lattice {
  const cells = () => new Float64Array(capacity * states)
  return { capacity, node: cells(), alpha: cells(), beta: cells(), scale: new Float64Array(capacity) }
}

/**
 * The scaled forward pass (Rabiner 1989, section V.A; Lafferty et al. 2001 for the chain): fills `alpha` and `scale`,
 * turns `node` into exponentials and returns log Z. `edgeFactor[e]` is exp(weight) of the e-th allowed transition.
 */
export function forward(scheme: TagScheme, edgeFactor: Float64Array, lattice: Lattice, length: number): number {
  const { states: L, edgeStart, edgeTo, mayStart, mayEnd } = scheme
  const { node, alpha, scale } = lattice
  let logZ = 0
  for (let t = 0; t < length; t++) {
    const row = t * L
    logZ += exponentiate(node, row, L)
    if (t === 0) for (let y = 0; y < L; y++) alpha[y] = mayStart[y]!
    else {
      const before = row - L
      for (let y = 0; y < L; y++) alpha[row + y] = 0
      for (let x = 0; x < L; x++) {
        const mass = alpha[before + x]!
        for (let e = edgeStart[x]!; e < edgeStart[x + 1]!; e++) alpha[row + edgeTo[e]!]! += mass * edgeFactor[e]!
      }
    }
    if (t === length - 1) for (let y = 0; y < L; y++) alpha[row + y]! *= mayEnd[y]!
    let total = 0
    for (let y = 0; y < L; y++) total += alpha[row + y]! *= node[row + y]!
    scale[t] = total
    logZ += Math.log(total)
    for (let y = 0; y < L; y++) alpha[row + y]! /= total
  }
  return logZ
}

/**
 * The scaled backward pass after `forward`: fills `beta`, so that alpha * beta is p(y_t | x) (Lafferty et al. 2001). Adds the
 * expected number of each transition, divided by its factor, to `edgeExpectation` if given.
 */
export function backward(
  scheme: TagScheme,
  edgeFactor: Float64Array,
  lattice: Lattice,
  length: number,
  edgeExpectation?: Float64Array,
): void {
  const { states: L, edgeStart, edgeTo } = scheme
  const { node, alpha, beta, scale } = lattice
  const message = new Float64Array(L)
  beta.fill(1, (length - 1) * L, length * L)
  for (let t = length - 1; t > 0; t--) {
    const row = t * L
    const before = row - L
    for (let y = 0; y < L; y++) message[y] = (beta[row + y]! * node[row + y]!) / scale[t]!
    if (t === length - 1) for (let y = 0; y < L; y++) message[y]! *= scheme.mayEnd[y]!
    for (let x = 0; x < L; x++) {
      let sum = 0
      for (let e = edgeStart[x]!; e < edgeStart[x + 1]!; e++) sum += message[edgeTo[e]!]! * edgeFactor[e]!
      beta[before + x] = sum
      const mass = alpha[before + x]!
      if (edgeExpectation === undefined || mass * sum < NEGLIGIBLE) continue
      for (let e = edgeStart[x]!; e < edgeStart[x + 1]!; e++) edgeExpectation[e]! += mass * message[edgeTo[e]!]!
    }
  }
}

/** Replaces a row of log scores by exponentials relative to the largest, which is returned. */
function exponentiate(node: Float64Array, row: number, L: number): number {
  let largest = -Infinity
  for (let y = 0; y < L; y++) if (node[row + y]! > largest) largest = node[row + y]!
  for (let y = 0; y < L; y++) node[row + y] = Math.exp(Math.max(node[row + y]! - largest, LOWEST))
  return largest
}
