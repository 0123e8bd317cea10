import type { GramAnalyzer, NgramRange } from './gram-analyzer.ts'
import { GramTrie, MISSING, ROOT } from './gram-trie.ts'
import { type GrowingIntegers, pushInteger } from './growing-integers.ts'
import { tokenizeWords } from './word-tokens.ts'

/** What `createWordGrams` needs to analyze texts, and to go on from a stored vocabulary. */
export interface WordGramOptions {
  ngramRange: NgramRange
  minTokenLength: number
  trie?: GramTrie
  tokens?: readonly string[]
}

/** N-grams of neighbouring words, as scikit-learn's `analyzer='word'`. */
export function createWordGrams({ ngramRange, minTokenLength, ...known }: WordGramOptions): GramAnalyzer {
  const trie = known.trie ?? new GramTrie()
  const tokens = [...(known.tokens ?? [])]
  const numberOfToken = new Map(tokens.map((token, number) => [token, number]))

  function numberTokens(text: string, learn: boolean): number[] {
    return tokenizeWords(text, minTokenLength).map((token) => {
      const number = numberOfToken.get(token)
      if (number !== undefined) return number
      if (!learn) return MISSING
      numberOfToken.set(token, tokens.length)
      return tokens.push(token) - 1
    })
  }

  return {
    trie,
    collect: (text, nodes, learn) => collectGrams(trie, numberTokens(text, learn), ngramRange, nodes, learn),
    term: (node) =>
      trie
        .symbolsOf(node)
        .map((number) => tokens[number])
        .join(' '),
    tokens: () => tokens,
  }
}

function collectGrams(
  trie: GramTrie,
  symbols: readonly number[],
  [shortest, longest]: NgramRange,
  nodes: GrowingIntegers,
  learn: boolean,
): void {
  for (let start = 0; start < symbols.length; start++) {
    const end = Math.min(symbols.length, start + longest)
    let node = ROOT
    for (let at = start; at < end; at++) {
      node = learn ? trie.findOrAdd(node, symbols[at]!) : trie.find(node, symbols[at]!)
      if (node === MISSING) break
      if (at - start + 1 >= shortest) pushInteger(nodes, node)
    }
  }
}
