import { joinColumns, type SparseRows } from '../text/sparse-rows.ts'
import { createTfidfLearner, createTfidfVectorizer, type TfidfVectorizer } from '../text/tfidf.ts'
import type { TfidfOptions } from '../text/tfidf-options.ts'
import { type TermWeighting, weighTerms } from '../text/tfidf-weights.ts'
import type { Yielder } from '../yielder.ts'

const DOCUMENTS_PER_PAUSE = 50
/** From so many documents on, a word or phrase found in only one of them is left out: it saves most of the memory. */
const MANY_DOCUMENTS = 2000
/** Below so many documents, even character sequences found in only one of them are kept. */
const FEW_DOCUMENTS = 50

/** UTF-16 units of a document that are read: a short novel, some 20 ms of work. */
const MAX_TEXT_LENGTH = 200_000

/** Vectorizers whose rows are put side by side, each normalized by itself. */
export type TextFeatures = readonly TfidfVectorizer[]

/** Weights that a classifier may have: 64 MB of them. With more outputs it gets fewer features. */
const MAX_WEIGHTS = 16_000_000

/**
 * Words and pairs of words, and sequences of one to four characters inside words. The characters carry misspellings,
 * inflection, emoji, punctuation and scripts written without spaces.
 */
export function chooseFeatures(documentCount: number, outputs: number): readonly TfidfOptions[] {
  const shared = { sublinearTf: true, maxFeatures: Math.ceil(MAX_WEIGHTS / Math.max(1, outputs) / 2) }
  return [
    { ...shared, ngramRange: [1, 2], minDf: documentCount < MANY_DOCUMENTS ? 1 : 2 },
    { ...shared, analyzer: 'char_wb', ngramRange: [1, 4], minDf: documentCount < FEW_DOCUMENTS ? 1 : 2 },
  ]
}

/** Learns the features of cleaned texts; the counts are one matrix for each vectorizer. */
export async function learnFeatures(
  texts: readonly string[],
  options: readonly TfidfOptions[],
  yielder: Yielder,
): Promise<{ features: TextFeatures; counts: SparseRows[] }> {
  const learners = options.map(createTfidfLearner)
  for (let at = 0; at < texts.length; at++) {
    for (const learner of learners) learner.add(texts[at]!)
    if (at % DOCUMENTS_PER_PAUSE === 0) await yielder.yieldToEventLoop()
  }
  const features: TfidfVectorizer[] = []
  const counts: SparseRows[] = []
  for (const learner of learners) {
    const learned = learner.finish()
    features.push(createTfidfVectorizer(learned.fitted))
    counts.push(learned.counts)
    await yielder.yieldToEventLoop()
  }
  return { features, counts }
}

/** How many features there are. */
export function countColumns(features: TextFeatures): number {
  return features.reduce((sum, { columns }) => sum + columns, 0)
}

/** Feature rows of a counted corpus, or of some of its rows, for the given idf of each vectorizer. */
export async function weighFeatures(
  counts: readonly SparseRows[],
  idfs: readonly Float64Array[],
  options: readonly TermWeighting[],
  yielder: Yielder,
  rows?: Int32Array,
): Promise<SparseRows> {
  const blocks: SparseRows[] = []
  for (let at = 0; at < counts.length; at++) {
    blocks.push(weighTerms(counts[at]!, idfs[at]!, options[at]!, rows))
    await yielder.yieldToEventLoop()
  }
  const joined = joinColumns(blocks)
  await yielder.yieldToEventLoop()
  return joined
}

/** The feature rows of documents. */
export function extractFeatures(features: TextFeatures, documents: readonly string[]): SparseRows {
  const texts = documents.map(cleanText)
  return joinColumns(features.map((vectorizer) => vectorizer.transform(texts)))
}

/**
 * Composes letters with their marks (NFC) and puts a space in the place of HTML tags such as `<br />`. What comes after
 * MAX_TEXT_LENGTH is left out, so that no document keeps the thread for long.
 */
export function cleanText(document: string): string {
  const start = document.slice(0, MAX_TEXT_LENGTH)
  const text = start.includes('<') ? start.replace(/<\/?[a-z][a-z0-9]*(?:\s[^<>]*)?\/?>/gi, ' ') : start
  return text.normalize('NFC')
}
