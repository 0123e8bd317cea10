import type { CrfWeights } from './adagrad-training.ts'
import { createFeatureSpace, type FeatureSpace, pairKey, splitPairKey } from './feature-space.ts'
import { attributeReach } from './word-attributes.ts'

/** Weights are kept as whole multiples of this, in memory as in files: a decoded tagger answers exactly as the encoded one. */
export const WEIGHT_STEP = 1 / 64

/** Rounds all weights and drops the attributes and pairs whose weights all became zero. */
export function compactWeights(
  space: FeatureSpace,
  weights: CrfWeights,
  states: number,
): { space: FeatureSpace; weights: CrfWeights } {
  const features = weights.features.map(round)
  const isUsed = (from: number, count: number): boolean =>
    features.subarray(from * states, (from + count) * states).some((weight) => weight !== 0)
  const usedPairs = [...space.pairs].filter(([, feature]) => isUsed(feature, 1))
  const partsOfPairs = new Set(usedPairs.flatMap(([key]) => splitPairKey(space, key).slice(1)))
  const names = [...space.attributes.keys()].filter(
    (name, i) => partsOfPairs.has(i) || isUsed(space.bases[i]!, widthOf(name)),
  )
  const compact = createFeatureSpace(names)
  const rows: number[] = []
  for (const name of names) {
    const base = space.bases[space.attributes.get(name)!]!
    for (let i = 0; i < widthOf(name); i++) rows.push(base + i)
  }
  const oldNames = [...space.attributes.keys()]
  for (const [key, feature] of usedPairs) {
    const [template, first, second] = splitPairKey(space, key)
    const renumbered = [first, second].map((part) => compact.attributes.get(oldNames[part]!)!)
    compact.pairs.set(pairKey(compact, template, renumbered[0]!, renumbered[1]!), compact.size++)
    rows.push(feature)
  }
  return {
    space: compact,
    weights: { features: gatherRows(features, rows, states), transitions: weights.transitions.map(round) },
  }
}

const widthOf = (attribute: string): number => 2 * attributeReach(attribute) + 1

const round = (weight: number): number => Math.round(weight / WEIGHT_STEP) * WEIGHT_STEP + 0

function gatherRows(table: Float32Array, rows: readonly number[], width: number): Float32Array {
  const gathered = new Float32Array(rows.length * width)
  for (const [i, row] of rows.entries()) gathered.set(table.subarray(row * width, (row + 1) * width), i * width)
  return gathered
}
