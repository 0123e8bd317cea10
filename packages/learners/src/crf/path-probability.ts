import type { Lattice } from './lattice.ts'
import type { TagScheme } from './tag-scheme.ts'

/**
 * The log probability that the tokens `[start, end)` have exactly these states (`stateAt(t)`), whatever the others have: one
 * constrained forward-backward pass (Culotta and McCallum 2004) written out, since inside of the range only one path is
 * left: alpha(start) times the factors along the path times beta(end - 1). Needs `forward` and `backward` before.
 */
export function logPathProbability(
  scheme: TagScheme,
  factors: Float64Array,
  { node, alpha, beta, scale }: Lattice,
  stateAt: (t: number) => number,
  start: number,
  end: number,
): number {
  const L = scheme.states
  let state = stateAt(start)
  let log = Math.log(alpha[start * L + state]!)
  for (let t = start + 1; t < end; t++) {
    const next = stateAt(t)
    const edge = scheme.edgeAt[state * L + next]!
    if (edge < 0) return -Infinity
    log += Math.log((factors[edge]! * node[t * L + next]!) / scale[t]!)
    state = next
  }
  return log + Math.log(beta[(end - 1) * L + state]!)
}
