import { GramTrie } from './gram-trie.ts'
import type { SparseRows } from './sparse-rows.ts'
import { createTermCounter } from './term-counts.ts'
import { createAnalyzer, resolveTfidfOptions, type TfidfOptions } from './tfidf-options.ts'
import { numberColumns, pruneVocabulary, selectColumns, type TfidfVocabulary } from './tfidf-vocabulary.ts'
import { smoothIdf, weighTerms } from './tfidf-weights.ts'

/** TF-IDF over a fixed vocabulary. */
export interface TfidfVectorizer {
  readonly columns: number
  /** Smooth inverse document frequency of each column. */
  readonly idf: Float64Array
  /** What the vectorizer was fitted to, for storing it. */
  readonly fitted: TfidfVocabulary
  /** The column of each term; columns are numbered by first appearance. */
  listVocabulary(): Map<string, number>
  /** One l2-normalized row a document; terms outside the vocabulary are ignored. */
  transform(documents: readonly string[]): SparseRows
}

/** Learns a vocabulary in pieces, for callers that pause between documents. */
export interface TfidfLearner {
  add(document: string): void
  /** The vocabulary, and the counts of the documents added with one column a term. Call it once. */
  finish(): { fitted: TfidfVocabulary; counts: SparseRows }
}

/**
 * Learns vocabulary and document frequencies of a corpus, as scikit-learn's `TfidfVectorizer(...).fit(documents)` with
 * its smooth idf and l2 norm. A corpus without words gives a vectorizer without columns.
 * Throws a RangeError for options out of range.
 *
 * @example
 * const tfidf = fitTfidf(['good film', 'bad film'], { ngramRange: [1, 2] })
 * tfidf.listVocabulary().get('bad film') // 4
 */
export function fitTfidf(documents: readonly string[], options: TfidfOptions = {}): TfidfVectorizer {
  const learner = createTfidfLearner(options)
  for (const document of documents) learner.add(document)
  return createTfidfVectorizer(learner.finish().fitted)
}

/** Creates a learner without documents; see `fitTfidf`. */
export function createTfidfLearner(options: TfidfOptions = {}): TfidfLearner {
  const settings = resolveTfidfOptions(options)
  const analyzer = createAnalyzer(settings, new GramTrie(), [])
  const counter = createTermCounter(analyzer, true)
  return {
    add: (document) => counter.add(settings.lowercase ? document.toLowerCase() : document),
    finish: () => pruneVocabulary(settings, analyzer, counter.finish()),
  }
}

/** Makes a vectorizer of a vocabulary that was learned, or read from storage. */
export function createTfidfVectorizer(fitted: TfidfVocabulary): TfidfVectorizer {
  const { options, trie, documentFrequencies } = fitted
  const analyzer = createAnalyzer(options, trie, fitted.tokens)
  const columnOfNode = numberColumns(documentFrequencies)
  const termFrequencies = documentFrequencies.filter((frequency) => frequency > 0)
  const idf = smoothIdf(termFrequencies, fitted.documentCount, 1)
  return {
    columns: idf.length,
    idf,
    fitted,
    listVocabulary() {
      const vocabulary = new Map<string, number>()
      columnOfNode.forEach((column, node) => {
        if (column >= 0) vocabulary.set(analyzer.term(node), column)
      })
      return vocabulary
    },
    transform(documents) {
      const counter = createTermCounter(analyzer, false)
      for (const document of documents) counter.add(options.lowercase ? document.toLowerCase() : document)
      return weighTerms(selectColumns(counter.finish(), columnOfNode, idf.length), idf, options)
    },
  }
}
