import type { EntityTagger } from '@label-studio-ml/learners'
import { createPhraseFinder } from './find-phrases.ts'
import type { PhraseBook } from './phrase-book.ts'
import { textPieces } from './text-pieces.ts'

/** An entity and how sure its finder is, 0 to 1; offsets in UTF-16 units, end exclusive. */
export interface FoundEntity {
  start: number
  end: number
  label: string
  score: number
}

/** The entities of a text in order, none overlapping, and how sure it is that there is none at all, 0 to 1. */
export interface FoundEntities {
  entities: FoundEntity[]
  noneScore: number
}

export type EntityFinder = (text: string) => FoundEntities

/** Scores are the probabilities of exactly this place and label. */
export function taggerFinder(tagger: EntityTagger): EntityFinder {
  return (text) => {
    const { entities, noEntityProbability } = tagger.tag(text)
    return {
      entities: entities.map(({ start, end, label, probability }) => ({ start, end, label, score: probability })),
      noneScore: noEntityProbability,
    }
  }
}

/** Finds phrases only, so it knows nothing of a text that has none of them: its score is 0. */
export function phraseBookFinder(book: PhraseBook): EntityFinder {
  const find = createPhraseFinder(book)
  return (text) => ({
    entities: find(text).map(({ start, end, meaning }) => ({ start, end, ...meaning })),
    noneScore: 0,
  })
}

/** Runs a finder over a text of any length, see `textPieces`. A blank text surely has no entity. */
export async function findEntities(find: EntityFinder, text: string, signal: AbortSignal): Promise<FoundEntities> {
  const found: FoundEntities = { entities: [], noneScore: 1 }
  for await (const piece of textPieces(text, signal)) {
    const { entities, noneScore } = find(piece.text)
    found.noneScore *= noneScore
    for (const entity of entities) {
      found.entities.push({ ...entity, start: entity.start + piece.start, end: entity.end + piece.start })
    }
  }
  return found
}
