import type { Lattice } from './lattice.ts'
import { OUTSIDE, type TagScheme } from './tag-scheme.ts'

/**
 * The best state sequence by max-product (Viterbi 1967) on the exponentials that `forward` left in `node`. `outsideFactor`
 * multiplies the score of O at each token: below 1 it finds more entities, above 1 fewer.
 */
export function viterbi(
  scheme: TagScheme,
  edgeFactor: Float64Array,
  lattice: Lattice,
  length: number,
  outsideFactor = 1,
): Uint16Array {
  const { states: L, edgeStart, edgeTo, mayStart, mayEnd } = scheme
  const back = new Uint16Array(length * L)
  let best = new Float64Array(L)
  let next = new Float64Array(L)
  for (let t = 0; t < length; t++) {
    const row = t * L
    if (t === 0) for (let y = 0; y < L; y++) next[y] = mayStart[y]!
    else {
      next.fill(0)
      for (let x = 0; x < L; x++) {
        for (let e = edgeStart[x]!; e < edgeStart[x + 1]!; e++) {
          const score = best[x]! * edgeFactor[e]!
          const y = edgeTo[e]!
          if (score > next[y]!) {
            next[y] = score
            back[row + y] = x
          }
        }
      }
    }
    next[OUTSIDE]! *= outsideFactor
    weigh(next, lattice.node, row)
    ;[best, next] = [next, best]
  }
  let last = 0
  for (let y = 1; y < L; y++) if (best[y]! * mayEnd[y]! > best[last]! * mayEnd[last]!) last = y
  return trace(back, last, length, L)
}

/** Multiplies the path scores by the node factors and rescales so that the best path has score 1. */
function weigh(scores: Float64Array, node: Float64Array, row: number): void {
  let largest = 0
  for (let y = 0; y < scores.length; y++) {
    scores[y]! *= node[row + y]!
    if (scores[y]! > largest) largest = scores[y]!
  }
  for (let y = 0; y < scores.length; y++) scores[y]! /= largest
}

function trace(back: Uint16Array, last: number, length: number, L: number): Uint16Array {
  const path = new Uint16Array(length)
  for (let t = length - 1, y = last; t >= 0; t--) {
    path[t] = y
    y = back[t * L + y]!
  }
  return path
}
