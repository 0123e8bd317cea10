import fc from 'fast-check'
import { expect, test } from 'vitest'
import { enumeratePaths, fullScheme, pathScore } from './__fixtures__/brute-force-chain.ts'
import { backward, createLattice, forward } from './lattice.ts'
import { logPathProbability } from './path-probability.ts'
import { createTagScheme, type TagScheme } from './tag-scheme.ts'

function probabilities(scheme: TagScheme, scores: Float64Array, edges: readonly number[]) {
  const length = scores.length / scheme.states
  const lattice = createLattice(length, scheme.states)
  const factors = Float64Array.from(edges, Math.exp)
  lattice.node.set(scores)
  forward(scheme, factors, lattice, length)
  backward(scheme, factors, lattice, length)
  return (path: readonly number[], start = 0) =>
    Math.exp(logPathProbability(scheme, factors, lattice, (t) => path[t - start]!, start, start + path.length))
}

test('is the share of all sequences that have these states in this place', () => {
  const scheme = createTagScheme(['x'])
  const number = fc.double({ min: -3, max: 3, noNaN: true })
  fc.assert(
    fc.property(
      fc.array(number, { minLength: 25, maxLength: 25 }),
      fc.array(number, { minLength: scheme.edgeFrom.length, maxLength: scheme.edgeFrom.length }),
      fc.nat(),
      (numbers, edges, pick) => {
        const scores = Float64Array.from(numbers)
        const paths = enumeratePaths(scheme, 5)
        const weights = paths.map((path) => Math.exp(pathScore(scheme, scores, edges, path)))
        const wanted = paths[pick % paths.length]!.slice(1, 4)
        const share = weights
          .filter((_, i) => wanted.every((state, t) => paths[i]![t + 1] === state))
          .reduce((a, b) => a + b)
        const total = weights.reduce((a, b) => a + b)
        expect(probabilities(scheme, scores, edges)(wanted, 1)).toBeCloseTo(share / total, 9)
      },
    ),
    { numRuns: 50 },
  )
})

/**
 * python-crfsuite 0.9.12 with the weights of chain-loss.test.ts, sentence "Ada saw Paris Bob", states O, P, L:
 * `Tagger.probability` of three sequences and `Tagger.marginal` of each state of the first token.
 */
test("agrees with CRFsuite's probabilities and marginals", () => {
  const scores = [-0.492184, 0.887501, -0.395317, 0.402123, -0.234435, -0.167688]
  scores.push(-0.474797, -0.528273, 1.00307, -0.405027, 0.713809, -0.308783)
  const edges = [-0.453953, 0.376806, 0.426077, 0.651082, -0.094727, -0.503495, 0.072765, -0.05339, -0.421166]
  const probability = probabilities(fullScheme(3), Float64Array.from(scores), edges)
  expect(probability([1, 0, 2, 1])).toBeCloseTo(0.25886678743595126, 5)
  expect(probability([0, 0, 0, 0])).toBeCloseTo(0.00044677407563432274, 5)
  expect(probability([1, 1, 2, 1])).toBeCloseTo(0.025645673194942056, 5)
  expect(probability([0])).toBeCloseTo(0.12713074158798313, 5)
  expect(probability([1])).toBeCloseTo(0.7361634602695881, 5)
  expect(probability([2], 2)).toBeCloseTo(0.6517780364951273, 5)
})
