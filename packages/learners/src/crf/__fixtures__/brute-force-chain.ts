import type { TagScheme } from '../tag-scheme.ts'

/** A scheme in which every state may follow every other, start and end: a chain without the rules of entities. */
export function fullScheme(states: number): TagScheme {
  const edges = Array.from({ length: states * states }, (_, e) => e)
  return {
    labels: [],
    states,
    edgeFrom: Uint16Array.from(edges, (e) => Math.floor(e / states)),
    edgeStart: Int32Array.from({ length: states + 1 }, (_, state) => state * states),
    edgeTo: Uint16Array.from(edges, (e) => e % states),
    edgeAt: Int32Array.from(edges),
    mayStart: new Uint8Array(states).fill(1),
    mayEnd: new Uint8Array(states).fill(1),
  }
}

/** All state sequences of a length that a scheme allows. */
export function enumeratePaths(scheme: TagScheme, length: number): number[][] {
  let paths = [...scheme.mayStart.keys()].filter((state) => scheme.mayStart[state]).map((state) => [state])
  for (let t = 1; t < length; t++) {
    paths = paths.flatMap((path) =>
      [...scheme.edgeTo].filter((_, e) => scheme.edgeFrom[e] === path.at(-1)).map((next) => [...path, next]),
    )
  }
  return paths.filter((path) => scheme.mayEnd[path.at(-1)!])
}

/** The log score of one sequence: its node scores and transition weights summed. */
export function pathScore(
  { states, edgeAt }: TagScheme,
  scores: Float64Array,
  edgeWeights: ArrayLike<number>,
  path: readonly number[],
): number {
  let sum = 0
  path.forEach((state, t) => {
    sum += scores[t * states + state]!
    if (t > 0) sum += edgeWeights[edgeAt[path[t - 1]! * states + state]!]!
  })
  return sum
}
