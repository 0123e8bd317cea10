import type { GramAnalyzer } from './gram-analyzer.ts'
import { GramTrie, ROOT } from './gram-trie.ts'
import type { SparseRows } from './sparse-rows.ts'
import type { TfidfOptions } from './tfidf-options.ts'
import { countDocumentFrequencies } from './tfidf-weights.ts'

/** All that a fitted vectorizer consists of. */
export interface TfidfVocabulary {
  options: Required<TfidfOptions>
  /** Words that the trie's symbols number; empty for `char_wb`, whose symbols are code points. */
  tokens: readonly string[]
  trie: GramTrie
  /** For each node of the trie; 0 marks a node that only leads to longer terms and is not a column. */
  documentFrequencies: Int32Array
  documentCount: number
}

/**
 * Keeps the terms found in at least `minDf` documents, at most `maxFeatures` of them, the prefixes that lead to them and
 * their tokens.
 * `counts` has a column for each node of the analyzer's trie; the counts given back have one for each term kept.
 */
export function pruneVocabulary(
  options: Required<TfidfOptions>,
  analyzer: GramAnalyzer,
  counts: SparseRows,
): { fitted: TfidfVocabulary; counts: SparseRows } {
  const frequencies = keepTerms(countDocumentFrequencies(counts), options)
  const fitted = { options, documentCount: counts.rows, ...copyTerms(analyzer, frequencies) }
  const columns = frequencies.reduce((sum, frequency) => sum + Math.sign(frequency), 0)
  return { fitted, counts: selectColumns(counts, numberColumns(frequencies), columns) }
}

/** The frequencies of the terms that stay, 0 for the others; of equally frequent ones the first stay. */
function keepTerms(found: Int32Array, { minDf, maxFeatures }: Required<TfidfOptions>): Int32Array {
  const enough = found.map((frequency) => (frequency < minDf ? 0 : frequency))
  const descending = enough
    .filter((frequency) => frequency > 0)
    .sort()
    .reverse()
  if (maxFeatures === null || descending.length <= maxFeatures) return enough
  const lowest = descending[maxFeatures - 1]!
  let ofLowest = maxFeatures - descending.indexOf(lowest)
  return enough.map((frequency) => (frequency > lowest || (frequency === lowest && ofLowest-- > 0) ? frequency : 0))
}

/** The column of each node, -1 for nodes that are none. */
export function numberColumns(documentFrequencies: Int32Array): Int32Array {
  let columns = 0
  return documentFrequencies.map((frequency) => (frequency > 0 ? columns++ : -1))
}

/** Renumbers the columns of a matrix, which has `columns` of them afterwards, and drops those whose new number is -1. */
export function selectColumns(counts: SparseRows, columnOfNode: Int32Array, columns: number): SparseRows {
  const indptr = new Int32Array(counts.rows + 1)
  const indices = new Int32Array(counts.indices.length)
  const values = new Float32Array(counts.indices.length)
  let end = 0
  for (let row = 0; row < counts.rows; row++) {
    for (let entry = counts.indptr[row]!; entry < counts.indptr[row + 1]!; entry++) {
      const column = columnOfNode[counts.indices[entry]!]!
      if (column < 0) continue
      indices[end] = column
      values[end++] = counts.values[entry]!
    }
    indptr[row + 1] = end
  }
  return { rows: counts.rows, columns, indptr, indices: indices.slice(0, end), values: values.slice(0, end) }
}

function copyTerms(analyzer: GramAnalyzer, frequencies: Int32Array) {
  const { trie } = analyzer
  const kept = markPrefixes(trie, frequencies)
  const numbersTokens = analyzer.tokens().length > 0
  const tokens: string[] = []
  const newSymbol = new Map<number, number>()
  const newNode = new Int32Array(trie.size)
  const smaller = new GramTrie(kept.reduce((sum, keep) => sum + keep, 0))
  const documentFrequencies: number[] = [0]
  for (let node = ROOT + 1; node < trie.size; node++) {
    if (kept[node] === 0) continue
    let symbol = trie.symbols[node]!
    if (numbersTokens) {
      const known = newSymbol.get(symbol)
      if (known === undefined) newSymbol.set(symbol, tokens.push(analyzer.tokens()[symbol]!) - 1)
      symbol = known ?? tokens.length - 1
    }
    newNode[node] = smaller.findOrAdd(newNode[trie.parents[node]!]!, symbol)
    documentFrequencies.push(frequencies[node]!)
  }
  return { tokens, trie: smaller, documentFrequencies: Int32Array.from(documentFrequencies) }
}

/** 1 for each node that is a term or leads to one. A node's number is higher than its parent's. */
function markPrefixes(trie: GramTrie, frequencies: Int32Array): Uint8Array {
  const kept = new Uint8Array(trie.size)
  for (let node = trie.size - 1; node > ROOT; node--) {
    if (frequencies[node]! > 0) kept[node] = 1
    if (kept[node] === 1) kept[trie.parents[node]!] = 1
  }
  return kept
}
