import { createCharacterGrams } from './character-grams.ts'
import type { GramAnalyzer, NgramRange } from './gram-analyzer.ts'
import type { GramTrie } from './gram-trie.ts'
import { createWordGrams } from './word-grams.ts'

/** Names and meanings are those of scikit-learn's TfidfVectorizer, in camelCase; so are the defaults. */
export interface TfidfOptions {
  /** `word`: n-grams of words. `char_wb`: n-grams of characters inside words, with the spaces around them. */
  analyzer?: 'word' | 'char_wb'
  /** Shortest and longest n-gram, default `[1, 1]`. */
  ngramRange?: NgramRange
  /** Leaves out terms found in fewer documents than this: a number of documents, default 1. */
  minDf?: number
  /** Keeps only so many terms, those found in the most documents; null, the default, keeps all. */
  maxFeatures?: number | null
  /** Uses `1 + ln(tf)` instead of `tf`, default false. */
  sublinearTf?: boolean
  /** Default true. */
  lowercase?: boolean
  /** Code points in the shortest word, default 2; 1 keeps words like "I" and "4". Not used by `char_wb`. */
  minTokenLength?: number
}

/** Fills in the defaults; throws a RangeError that names the option which is out of range. */
export function resolveTfidfOptions(options: TfidfOptions): Required<TfidfOptions> {
  const { analyzer = 'word', ngramRange = [1, 1], minDf = 1, maxFeatures = null, minTokenLength = 2 } = options
  const [shortest, longest] = ngramRange
  requireCount('ngramRange[0]', shortest)
  requireCount('ngramRange[1]', longest)
  requireCount('minDf', minDf)
  if (maxFeatures !== null) requireCount('maxFeatures', maxFeatures)
  requireCount('minTokenLength', minTokenLength)
  if (shortest > longest) {
    throw new RangeError(`ngramRange expected [shortest, longest], got [${shortest}, ${longest}]: swap the two.`)
  }
  const { sublinearTf = false, lowercase = true } = options
  return { analyzer, ngramRange, minDf, maxFeatures, minTokenLength, sublinearTf, lowercase }
}

/** Creates the analyzer that the options ask for, on top of a vocabulary (empty when learning starts). */
export function createAnalyzer(
  options: Required<TfidfOptions>,
  trie: GramTrie,
  tokens: readonly string[],
): GramAnalyzer {
  if (options.analyzer === 'char_wb') return createCharacterGrams(options.ngramRange, trie)
  return createWordGrams({ ngramRange: options.ngramRange, minTokenLength: options.minTokenLength, trie, tokens })
}

function requireCount(name: string, value: number): void {
  if (!Number.isInteger(value) || value < 1) {
    throw new RangeError(`TF-IDF option ${name} expected a whole number of at least 1, got ${value}.`)
  }
}
