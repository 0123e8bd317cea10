import type { TokenSpan } from './tag-scheme.ts'

/** The tokens of one text, in order. */
export interface TextWords {
  words: readonly string[]
  /** One of `GAPS` (text/tokenizer.ts) for each token; left out, every token stands after a space. */
  gaps?: ArrayLike<number>
}

/** The tokens of one text and the entities in it; spans in token indices, end exclusive, none overlapping. */
export interface LabeledWords extends TextWords {
  spans: readonly TokenSpan[]
  /** How much it counts, 1 unless given: people who disagree about a text share it. */
  weight?: number
  /** The same number for texts that are to be held out together, as the opinions about one text are. */
  group?: number
}
