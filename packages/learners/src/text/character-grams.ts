import type { GramAnalyzer, NgramRange } from './gram-analyzer.ts'
import { GramTrie, MISSING, ROOT } from './gram-trie.ts'
import { createGrowingIntegers, type GrowingIntegers, pushInteger } from './growing-integers.ts'

const SPACE = 32
const whitespace = /\s/u

/**
 * N-grams of characters (code points) inside words with one space before and after, as scikit-learn's
 * `analyzer='char_wb'`: words are what white space separates, so punctuation and emoji count, and a word shorter than the
 * shortest gram is one gram.
 */
export function createCharacterGrams(ngramRange: NgramRange, trie: GramTrie = new GramTrie()): GramAnalyzer {
  const padded = createGrowingIntegers()
  return {
    trie,
    collect(text, nodes, learn) {
      padWords(text, padded)
      for (let start = 0; start + 1 < padded.length; ) {
        let end = start + 1
        while (padded.items[end] !== SPACE) end++
        collectWord(trie, padded.items, start, end + 1, ngramRange, nodes, learn)
        start = end
      }
    },
    term: (node) => String.fromCodePoint(...trie.symbolsOf(node)),
    tokens: () => [],
  }
}

/** Writes the text's code points with exactly one space before, between and after its words. */
function padWords(text: string, padded: GrowingIntegers): void {
  padded.length = 0
  pushInteger(padded, SPACE)
  for (let at = 0; at < text.length; ) {
    const codePoint = text.codePointAt(at)!
    at += codePoint > 0xffff ? 2 : 1
    if (!isWhitespace(codePoint)) pushInteger(padded, codePoint)
    else if (padded.items[padded.length - 1] !== SPACE) pushInteger(padded, SPACE)
  }
  if (padded.items[padded.length - 1] !== SPACE) pushInteger(padded, SPACE)
}

function isWhitespace(codePoint: number): boolean {
  if (codePoint < 128) return codePoint === SPACE || (codePoint >= 9 && codePoint <= 13)
  return codePoint < 0x10000 && whitespace.test(String.fromCharCode(codePoint))
}

function collectWord(
  trie: GramTrie,
  characters: Int32Array,
  wordStart: number,
  wordEnd: number,
  [shortest, longest]: NgramRange,
  nodes: GrowingIntegers,
  learn: boolean,
): void {
  const shortestHere = Math.min(shortest, wordEnd - wordStart)
  for (let start = wordStart; start + shortestHere <= wordEnd; start++) {
    const end = Math.min(wordEnd, start + longest)
    let node = ROOT
    for (let at = start; at < end; at++) {
      node = learn ? trie.findOrAdd(node, characters[at]!) : trie.find(node, characters[at]!)
      if (node === MISSING) break
      if (at - start + 1 >= shortestHere) pushInteger(nodes, node)
    }
  }
}
