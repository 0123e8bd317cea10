import fc from 'fast-check'
import { expect, test } from 'vitest'
import { enumeratePaths, fullScheme, pathScore } from './__fixtures__/brute-force-chain.ts'
import { createLattice, forward } from './lattice.ts'
import { createTagScheme, OUTSIDE, type TagScheme } from './tag-scheme.ts'
import { viterbi } from './viterbi.ts'

function decode(scheme: TagScheme, scores: ArrayLike<number>, edges: readonly number[], outsideFactor: number) {
  const length = scores.length / scheme.states
  const lattice = createLattice(length, scheme.states)
  const factors = Float64Array.from(edges, Math.exp)
  lattice.node.set(scores)
  forward(scheme, factors, lattice, length)
  return [...viterbi(scheme, factors, lattice, length, outsideFactor)]
}

test('finds the best allowed sequence, with and without a penalty on O', () => {
  const scheme = createTagScheme(['x', 'y'])
  const number = fc.double({ min: -4, max: 4, noNaN: true })
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 5 }),
      fc.array(number, { minLength: 45, maxLength: 45 }),
      fc.array(number, { minLength: scheme.edgeFrom.length, maxLength: scheme.edgeFrom.length }),
      fc.constantFrom(0, 1.5),
      (length, numbers, edges, penalty) => {
        const scores = Float64Array.from(numbers.slice(0, length * scheme.states))
        const found = decode(scheme, scores, edges, Math.exp(-penalty))
        const penalised = scores.map((score, i) => (i % scheme.states === OUTSIDE ? score - penalty : score))
        const all = enumeratePaths(scheme, length).map((path) => pathScore(scheme, penalised, edges, path))
        expect(pathScore(scheme, penalised, edges, found)).toBeCloseTo(Math.max(...all), 9)
      },
    ),
    { numRuns: 60 },
  )
})

/** Weights and expected answer as in chain-loss.test.ts; python-crfsuite's `Tagger.tag` gives P O L P for "Ada saw Paris Bob". */
test("gives CRFsuite's sequence for its weights", () => {
  const scores = [-0.492184, 0.887501, -0.395317, 0.402123, -0.234435, -0.167688]
  scores.push(-0.474797, -0.528273, 1.00307, -0.405027, 0.713809, -0.308783)
  const edges = [-0.453953, 0.376806, 0.426077, 0.651082, -0.094727, -0.503495, 0.072765, -0.05339, -0.421166]
  expect(decode(fullScheme(3), scores, edges, 1)).toEqual([1, 0, 2, 1])
})
