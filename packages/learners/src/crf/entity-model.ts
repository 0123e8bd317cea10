import type { Yielder } from '../yielder.ts'
import { type AdagradOptions, type CrfWeights, fitWeights } from './adagrad-training.ts'
import { compactWeights } from './compact-weights.ts'
import { collectEntityPhrases, type EntityPhrases } from './entity-phrases.ts'
import type { FeatureSpace } from './feature-space.ts'
import type { LabeledWords } from './labeled-words.ts'
import { createTagScheme, type TagScheme } from './tag-scheme.ts'
import { createTrainingCorpus } from './training-corpus.ts'

/** All that a tagger knows; what its file holds. */
export interface EntityModel {
  scheme: TagScheme
  space: FeatureSpace
  weights: CrfWeights
  gazetteer: EntityPhrases
  /** Taken from the log score of O at each token when decoding: above 0 it finds more entities. Probabilities ignore it. */
  outsideBias: number
}

/** How a model is fitted. */
export interface FitOptions extends AdagradOptions {
  /** Attributes seen fewer times get no weight. */
  minCount: number
}

/** Fits a model to labeled texts, its outside bias 0; `onProgress` gets fractions up to 1. */
export async function fitEntityModel(
  texts: readonly LabeledWords[],
  labels: readonly string[],
  options: FitOptions,
  yielder: Yielder,
  onProgress: (fraction: number) => void,
): Promise<EntityModel> {
  const scheme = createTagScheme(labels)
  const corpus = await createTrainingCorpus(texts, scheme, options.minCount, yielder)
  await yielder.yieldToEventLoop()
  const weights = await fitWeights(corpus, options, yielder, onProgress)
  const compact = compactWeights(corpus.space, weights, scheme.states)
  return { scheme, ...compact, gazetteer: collectEntityPhrases(texts), outsideBias: 0 }
}
