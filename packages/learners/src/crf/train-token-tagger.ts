import { createYielder } from '../yielder.ts'
import { type FitOptions, fitEntityModel } from './entity-model.ts'
import { createEntityTagger, type EntityTagger } from './entity-tagger.ts'
import type { LabeledWords } from './labeled-words.ts'
import { chooseOutsideBias } from './outside-bias.ts'

/** Options of both ways of training; every one has a default. */
export interface EntityTrainingOptions {
  /** Same seed and texts, same tagger, bit by bit. Default 1. */
  seed?: number
  /** Passes over the texts. Default 10. */
  epochs?: number
  /** AdaGrad's step size. Default 0.2. */
  learningRate?: number
  /** Weight of the squared weights in the loss. Default 0.2. */
  l2?: number
  /** Features seen fewer times are ignored. Default 2, or 1 below 20,000 tokens. */
  minCount?: number
  /** Folds of the cross-validation that chooses how readily entities are found; 0 skips it and halves the time. Default 2. */
  decodingFolds?: number
  /** Called now and then with the fraction done, 0 to 1. */
  onProgress?: (fraction: number) => void
  /** Aborting it stops the training, which rejects with the signal's reason. */
  signal?: AbortSignal
}

/** Tokenised sentences with their entities, spans in token indices. */
export interface TokenTrainingInput extends EntityTrainingOptions {
  sentences: readonly LabeledWords[]
}

const FEW_TOKENS = 20_000
/** With fewer entities a choice of the decoding would be noise. */
const FEW_ENTITIES = 20

/**
 * Trains a linear-chain conditional random field (Lafferty et al. 2001) on tokenised sentences. Throws a RangeError for spans
 * that overlap or leave their sentence.
 */
export async function trainTokenTagger(input: TokenTrainingInput): Promise<EntityTagger> {
  const { sentences, onProgress, signal } = input
  sentences.forEach(checkSpans)
  const labels = [...new Set(sentences.flatMap(({ spans }) => spans.map(({ label }) => label)))].sort()
  const options = fitOptions(input)
  const folds = countEntities(sentences) < FEW_ENTITIES ? 0 : Math.min(input.decodingFolds ?? 2, countGroups(sentences))
  const parts = 1 + (folds > 1 ? folds : 0)
  const yielder = createYielder(signal)
  const fit = (texts: readonly LabeledWords[], part: number) =>
    fitEntityModel(texts, labels, options, yielder, (fraction) => onProgress?.((part + fraction) / parts))
  await yielder.yieldToEventLoop()
  const outsideBias = folds > 1 ? await chooseOutsideBias(sentences, folds, fit, yielder) : 0
  const model = await fit(sentences, parts - 1)
  onProgress?.(1)
  return createEntityTagger({ ...model, outsideBias })
}

function fitOptions(input: TokenTrainingInput): FitOptions {
  const tokens = input.sentences.reduce((sum, { words }) => sum + words.length, 0)
  return {
    seed: input.seed ?? 1,
    epochs: input.epochs ?? 10,
    learningRate: input.learningRate ?? 0.2,
    l2: input.l2 ?? 0.2,
    minCount: input.minCount ?? (tokens < FEW_TOKENS ? 1 : 2),
  }
}

function checkSpans({ words, spans }: LabeledWords, sentence: number): void {
  const sorted = spans.toSorted((a, b) => a.start - b.start)
  let free = 0
  for (const { start, end, label } of sorted) {
    if (!Number.isInteger(start) || !Number.isInteger(end) || start < free || end <= start || end > words.length) {
      throw new RangeError(
        `Sentence ${sentence} has ${words.length} tokens; its span "${label}" [${start}, ${end}) must be a non-empty run of them that overlaps no other span. Resolve overlaps with resolveOverlaps().`,
      )
    }
    free = end
  }
}

function countGroups(sentences: readonly LabeledWords[]): number {
  return new Set(sentences.map(({ group }, i) => group ?? `sentence ${i}`)).size
}

function countEntities(sentences: readonly LabeledWords[]): number {
  return sentences.reduce((sum, { spans, weight = 1 }) => sum + weight * spans.length, 0)
}
