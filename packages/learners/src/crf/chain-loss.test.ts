import fc from 'fast-check'
import { expect, test } from 'vitest'
import { enumeratePaths, fullScheme, pathScore } from './__fixtures__/brute-force-chain.ts'
import { chainLoss, createTransitions } from './chain-loss.ts'
import { createLattice } from './lattice.ts'
import { createTagScheme } from './tag-scheme.ts'

const scheme = createTagScheme(['x', 'y'])

function loss(scores: Float64Array, edgeWeights: Float64Array, gold: Uint16Array) {
  const lattice = createLattice(gold.length, scheme.states)
  const transitions = createTransitions(scheme)
  lattice.node.set(scores)
  transitions.weights.set(edgeWeights)
  const value = chainLoss(scheme, transitions, lattice, gold, 0, gold.length)
  return { value, node: lattice.node, edges: transitions.gradient }
}

const problem = fc
  .record({
    length: fc.integer({ min: 1, max: 4 }),
    seed: fc.array(fc.double({ min: -3, max: 3, noNaN: true }), { minLength: 80, maxLength: 80 }),
    pick: fc.nat(),
  })
  .map(({ length, seed, pick }) => {
    const paths = enumeratePaths(scheme, length)
    return {
      scores: Float64Array.from({ length: length * scheme.states }, (_, i) => seed[i]!),
      edges: Float64Array.from(scheme.edgeFrom, (_, e) => seed[(e + 37) % 80]!),
      gold: Uint16Array.from(paths[pick % paths.length]!),
      paths,
    }
  })

test('the loss is the log share of the true path among all allowed ones', () => {
  fc.assert(
    fc.property(problem, ({ scores, edges, gold, paths }) => {
      const all = paths.map((path) => Math.exp(pathScore(scheme, scores, edges, path)))
      const expected = Math.log(all.reduce((a, b) => a + b)) - pathScore(scheme, scores, edges, [...gold])
      expect(loss(scores, edges, gold).value).toBeCloseTo(expected, 9)
    }),
    { numRuns: 50 },
  )
})

test('the gradient agrees with central differences', () => {
  fc.assert(
    fc.property(problem, ({ scores, edges, gold }) => {
      const { node, edges: edgeGradient } = loss(scores, edges, gold)
      const h = 1e-5
      const slope = (vector: Float64Array, i: number) => {
        const kept = vector[i]!
        vector[i] = kept + h
        const above = loss(scores, edges, gold).value
        vector[i] = kept - h
        const below = loss(scores, edges, gold).value
        vector[i] = kept
        return (above - below) / (2 * h)
      }
      for (let i = 0; i < scores.length; i++) expect(node[i]).toBeCloseTo(slope(scores, i), 6)
      for (let e = 0; e < edges.length; e++) expect(edgeGradient[e]).toBeCloseTo(slope(edges, e), 6)
    }),
    { numRuns: 20 },
  )
})

test('scores thousands apart neither overflow nor underflow', () => {
  const { value, node } = loss(
    Float64Array.from({ length: 4 * scheme.states }, (_, i) => (i % 2 === 0 ? 2000 : -2000)),
    new Float64Array(scheme.edgeFrom.length),
    new Uint16Array(4),
  )
  expect(Number.isFinite(value)).toBe(true)
  expect([...node].every(Number.isFinite)).toBe(true)
})

/**
 * Weights that python-crfsuite 0.9.12 found for three sentences with the word as the only feature: L-BFGS, c1 = 0, c2 = 0.5,
 * feature.possible_states and feature.possible_transitions on, epsilon 1e-10, read by `Tagger.info()`. States O, P, L.
 */
const WORDS: Record<string, readonly number[]> = {
  Ada: [-0.492184, 0.887501, -0.395317],
  Bob: [-0.405027, 0.713809, -0.308783],
  Paris: [-0.474797, -0.528273, 1.00307],
  in: [0.576161, -0.31575, -0.260411],
  met: [0.329863, -0.190007, -0.139856],
  saw: [0.402123, -0.234435, -0.167688],
  slept: [0.391857, -0.216933, -0.174924],
}
const TRANSITIONS = [-0.453953, 0.376806, 0.426077, 0.651082, -0.094727, -0.503495, 0.072765, -0.05339, -0.421166]
const SENTENCES = [
  { words: ['Ada', 'met', 'Bob', 'in', 'Paris'], states: [1, 0, 1, 0, 2] },
  { words: ['Paris', 'saw', 'Ada', 'Bob'], states: [2, 0, 1, 1] },
  { words: ['in', 'Paris', 'Ada', 'slept'], states: [0, 2, 1, 0] },
]

test("the regularised gradient vanishes at CRFsuite's optimum", () => {
  const full = fullScheme(3)
  const gradient = new Map(Object.entries(WORDS).map(([word, weights]) => [word, weights.map((w) => 2 * 0.5 * w)]))
  const edgeGradient = TRANSITIONS.map((w) => 2 * 0.5 * w)
  for (const { words, states } of SENTENCES) {
    const lattice = createLattice(words.length, 3)
    const transitions = createTransitions(full)
    transitions.weights.set(TRANSITIONS)
    lattice.node.set(words.flatMap((word) => WORDS[word]!))
    chainLoss(full, transitions, lattice, Uint16Array.from(states), 0, words.length)
    words.forEach((word, t) => {
      const row = gradient.get(word)!
      for (let y = 0; y < 3; y++) row[y]! += lattice.node[t * 3 + y]!
    })
    for (let e = 0; e < 9; e++) edgeGradient[e]! += transitions.gradient[e]!
  }
  for (const slope of [...gradient.values()].flat().concat(edgeGradient)) expect(Math.abs(slope)).toBeLessThan(1e-4)
})
