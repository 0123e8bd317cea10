import {
  createPhraseFinder,
  type EntityTagger,
  type Gazetteer,
  phraseOf,
  textPieces,
  UNSEEN_SCORE,
} from '@label-studio-ml/learners'
import type { ControlTag } from '@label-studio-ml/sdk'

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

/** Finds phrases only, so it knows nothing about a text that has none of them: its score is 0. */
export function gazetteerFinder(gazetteer: Gazetteer): EntityFinder {
  const find = createPhraseFinder(gazetteer)
  return (text) => ({
    entities: find(text).map(({ start, end, value }) => ({ start, end, ...value })),
    noneScore: 0,
  })
}

/** The phrases that the label config gives: `<Label value="LOC" predicted_values="Lisbon, New York"/>`. */
export function configGazetteer({ labels }: ControlTag): Gazetteer {
  const phrases = labels.flatMap(({ name, predictedValues }) =>
    predictedValues.map((phrase) => [phrase, { label: name, score: UNSEEN_SCORE }] as const),
  )
  return new Map(phrases.map(([phrase, value]) => [phraseOf(phrase, { start: 0, end: phrase.length }), value]))
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
