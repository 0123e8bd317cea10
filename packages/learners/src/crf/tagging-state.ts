import type { EntityModel } from './entity-model.ts'
import { createLattice } from './lattice.ts'
import type { TaggingState } from './tag-words.ts'
import { createWordScores } from './word-scores.ts'

/** Prepares a model for tagging. */
export function createTaggingState(model: EntityModel): TaggingState {
  return {
    model,
    factors: model.weights.transitions.map(Math.exp),
    words: createWordScores(model),
    lattice: createLattice(128, model.scheme.states),
  }
}
