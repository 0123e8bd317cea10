import type { Pacer } from '../pacer.ts'
import { joinColumns, type SparseRows } from '../text/sparse-rows.ts'
import { createTfidfLearner, createTfidfVectorizer, type TfidfVectorizer } from '../text/tfidf.ts'
import type { TfidfOptions } from '../text/tfidf-options.ts'
import { type TermWeighting, weighTerms } from '../text/tfidf-weights.ts'

const DOCUMENTS_PER_PAUSE = 50
/** From so many documents on, a word or phrase found in only one of them is left out: it saves most of the memory. */
const MANY_DOCUMENTS = 2000
/** Below so many documents, even character sequences found in only one of them are kept. */
const FEW_DOCUMENTS = 50

/** Vectorizers whose rows are put side by side, each normalized by itself. */
export type TextFeatures = readonly TfidfVectorizer[]

/**
 * Words and pairs of words, and sequences of one to four characters inside words. The characters carry misspellings,
 * inflection, emoji, punctuation and scripts written without spaces.
 */
export function chooseFeatures(documentCount: number): readonly TfidfOptions[] {
  return [
    { ngramRange: [1, 2], sublinearTf: true, minDf: documentCount < MANY_DOCUMENTS ? 1 : 2 },
    { analyzer: 'char_wb', ngramRange: [1, 4], sublinearTf: true, minDf: documentCount < FEW_DOCUMENTS ? 1 : 2 },
  ]
}

/** Learns the features of a corpus; the counts are one matrix for each vectorizer. */
export async function learnFeatures(
  documents: readonly string[],
  options: readonly TfidfOptions[],
  pacer: Pacer,
): Promise<{ features: TextFeatures; counts: SparseRows[] }> {
  const learners = options.map(createTfidfLearner)
  for (let at = 0; at < documents.length; at++) {
    const text = cleanText(documents[at]!)
    for (const learner of learners) learner.add(text)
    if (at % DOCUMENTS_PER_PAUSE === 0) await pacer.pause()
  }
  const features: TfidfVectorizer[] = []
  const counts: SparseRows[] = []
  for (const learner of learners) {
    const learned = learner.finish()
    features.push(createTfidfVectorizer(learned.fitted))
    counts.push(learned.counts)
    await pacer.pause()
  }
  return { features, counts }
}

/** Feature rows of a counted corpus, or of some of its rows, for the given idf of each vectorizer. */
export async function weighFeatures(
  counts: readonly SparseRows[],
  idfs: readonly Float64Array[],
  options: readonly TermWeighting[],
  pacer: Pacer,
  rows?: Int32Array,
): Promise<SparseRows> {
  const blocks: SparseRows[] = []
  for (let at = 0; at < counts.length; at++) {
    blocks.push(weighTerms(counts[at]!, idfs[at]!, options[at]!, rows))
    await pacer.pause()
  }
  const joined = joinColumns(blocks)
  await pacer.pause()
  return joined
}

/** The feature rows of documents. */
export function extractFeatures(features: TextFeatures, documents: readonly string[]): SparseRows {
  const texts = documents.map(cleanText)
  return joinColumns(features.map((vectorizer) => vectorizer.transform(texts)))
}

/** Composes letters with their marks (NFC) and puts a space in the place of HTML tags such as `<br />`. */
export function cleanText(document: string): string {
  const text = document.includes('<') ? document.replace(/<\/?[a-z][a-z0-9]*(?:\s[^<>]*)?\/?>/gi, ' ') : document
  return text.normalize('NFC')
}
