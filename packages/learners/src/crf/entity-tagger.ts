import { tokenize } from '../text/tokenizer.ts'
import type { EntityModel } from './entity-model.ts'
import { type TaggedWords, tagWords } from './tag-words.ts'
import { createTaggingState } from './tagging-state.ts'

/** A trained tagger. Tagging is deterministic and keeps no state that changes answers. */
export interface EntityTagger {
  labels: readonly string[]
  /** Finds the entities of a text; offsets in code units. */
  tag(text: string): TaggedWords
  /** Finds the entities of a tokenised text; offsets in tokens. */
  tagTokens(words: readonly string[]): TaggedWords
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
      return { ...tagged, entities }
    },
    tagTokens: (words) => tagWords(state, { words }, model.outsideBias),
  }
}
