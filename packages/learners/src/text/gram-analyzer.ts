import type { GramTrie } from './gram-trie.ts'
import type { GrowingIntegers } from './growing-integers.ts'

/** Turns a text into the trie nodes of its n-grams, repeats included. */
export interface GramAnalyzer {
  readonly trie: GramTrie
  /** Appends the text's grams to `nodes`; grams not in the trie yet are added if `learn`, else left out. */
  collect(text: string, nodes: GrowingIntegers, learn: boolean): void
  /** The gram of a node as scikit-learn spells it: tokens joined by one space, or the characters themselves. */
  term(node: number): string
  /** The tokens that the trie's symbols number; empty if symbols are code points. */
  tokens(): readonly string[]
}

/** Shortest and longest n-gram, both included. */
export type NgramRange = readonly [shortest: number, longest: number]
