export { fitTemperature, type HeldOutLogits } from './calibration/temperature.ts'
export { spansOfBioTags } from './crf/bio-tags.ts'
export { type EntityScores, entityScores } from './crf/entity-metrics.ts'
export type { EntityTagger } from './crf/entity-tagger.ts'
export { decodeEntityTagger, encodeEntityTagger } from './crf/entity-tagger-file.ts'
export type { LabeledWords } from './crf/labeled-words.ts'
export { resolveOverlaps } from './crf/resolve-overlaps.ts'
export type { TaggedEntity, TaggedWords } from './crf/tag-words.ts'
export { type EntityTrainingInput, trainEntityTagger } from './crf/train-entity-tagger.ts'
export { type EntityTrainingOptions, type TokenTrainingInput, trainTokenTagger } from './crf/train-token-tagger.ts'
export {
  decodeGazetteer,
  encodeGazetteer,
  type Gazetteer,
  learnGazetteer,
  type PhraseLabel,
  UNSEEN_SCORE,
} from './gazetteer/gazetteer.ts'
export { createPhraseFinder, type PhraseMatch, phraseOf } from './gazetteer/phrase-finder.ts'
export type { ClassWeights } from './logistic-regression/class-weights.ts'
export {
  computeLogits,
  fitLogisticRegression,
  type LogisticRegression,
  type LogisticRegressionOptions,
} from './logistic-regression/logistic-regression.ts'
export {
  accuracy,
  chooseClasses,
  expectedCalibrationError,
  logLoss,
  macroF1,
  type ProbabilityRows,
} from './metrics/classification-metrics.ts'
export { confusionCounts, type LabelReport, type LabelScores, labelScores } from './metrics/label-scores.ts'
export { createSeededRandom, shuffleInPlace } from './seeded-random.ts'
export type { LabeledSpan, LabeledText } from './text/labeled-text.ts'
export { joinColumns, type SparseRows } from './text/sparse-rows.ts'
export { type TextPiece, textPieces } from './text/text-pieces.ts'
export { fitTfidf, type TfidfVectorizer } from './text/tfidf.ts'
export type { TfidfOptions } from './text/tfidf-options.ts'
export { type Tokens, tokenize } from './text/tokenizer.ts'
export type { MultiLabelClassifier } from './text-classifier/multi-label-classifier.ts'
export { decodeMultiLabelClassifier, encodeMultiLabelClassifier } from './text-classifier/multi-label-codec.ts'
export type { TextClassifier } from './text-classifier/text-classifier.ts'
export { decodeTextClassifier, encodeTextClassifier } from './text-classifier/text-classifier-codec.ts'
export { type MultiLabelOptions, trainMultiLabelClassifier } from './text-classifier/train-multi-label-classifier.ts'
export {
  type TextClassifierOptions,
  type TrainingSize,
  trainTextClassifier,
} from './text-classifier/train-text-classifier.ts'
