import { tokenize } from '../text/tokenizer.ts'
import type { EntityModel } from './entity-model.ts'
import { type TaggedWords, tagWords } from './tag-words.ts'
import { createTaggingState } from './tagging-state.ts'

/** The entities of a text and how sure the tagger is. */
export interface Tagging extends TaggedWords {
  /** Mean probability of the entities; of a text without any, the probability that there is none. 0 to 1. */
  confidence: number
}

/** A trained tagger. Tagging is deterministic and keeps no state that changes answers. */
export interface EntityTagger {
  labels: readonly string[]
  /** Finds the entities of a text; offsets in code units. */
  tag(text: string): Tagging
  /** Finds the entities of a tokenised text; offsets in tokens. */
  tagTokens(words: readonly string[]): Tagging
  model: EntityModel
}

/** Makes a model ready for use. */
export function createEntityTagger(model: EntityModel): EntityTagger {
  const state = createTaggingState(model)
  return {
    labels: model.scheme.labels,
    model,
    tag(text) {
      const { words, gaps, starts, ends } = tokenize(text)
      const tagged = tagWords(state, { words, gaps }, model.outsideBias)
      const entities = tagged.entities.map((entity) => ({
        ...entity,
        start: starts[entity.start]!,
        end: ends[entity.end - 1]!,
      }))
      return withConfidence({ ...tagged, entities })
    },
    tagTokens: (words) => withConfidence(tagWords(state, { words }, model.outsideBias)),
  }
}

function withConfidence(tagged: TaggedWords): Tagging {
  const { entities, noEntityProbability } = tagged
  const sum = entities.reduce((total, { probability }) => total + probability, 0)
  return { ...tagged, confidence: entities.length === 0 ? noEntityProbability : sum / entities.length }
}
