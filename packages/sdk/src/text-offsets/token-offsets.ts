import { type CodePointOffsets, codePointOffsets, type OffsetUnit } from './code-point-offsets.ts'
import { foldText } from './folded-text.ts'
import { type Alignment, alignPieces, type CodePointSpan } from './token-alignment.ts'
import { readingsOf } from './token-pieces.ts'

/** A token: its string as the tokenizer gives it, or its `[start, end]` in the text; null for special tokens. */
export type Token = string | readonly [start: number, end: number] | null

/** Where the tokens of a text stand in it, in code points. */
export interface TokenOffsets {
  /** How many tokens there are. */
  readonly length: number
  /** How many tokens with text were not found: more than a few mean that text and tokens are not of each other. */
  readonly unaligned: number
  /** The code points that a token covers, without white space around it; undefined for special and blank tokens. */
  spanOf(token: number): CodePointSpan | undefined
  /** The first token that covers a code point. */
  tokenAt(codePoint: number): number | undefined
  /** The tokens that a span touches, from the first up to another (exclusive). */
  tokensOf(span: CodePointSpan): CodePointSpan | undefined
}

/**
 * Puts the tokens of a tokenizer onto the text: O(text) once, then O(log tokens) each. Understands WordPiece (`##ing`),
 * SentencePiece (`▁in`, `<0xE2>`), byte-level BPE (`Ġin`), words, tokens that were lower-cased or lost their accents,
 * special tokens, and unknown ones, which take the words between their neighbours.
 * @param options.unit what `[start, end]` pairs count: code points (Python's tokenizers) unless said otherwise
 * @throws BackendError REGION_INVALID for a pair outside of the text
 * @example tokenOffsets('🐱 Playing', ['[CLS]', '🐱', 'play', '##ing']).spanOf(3) // { start: 6, end: 9 }
 */
export function tokenOffsets(
  text: string,
  tokens: readonly Token[],
  { unit = 'codePoint' }: { unit?: OffsetUnit } = {},
): TokenOffsets {
  const { spans, missed } = tokens.some((token) => typeof token === 'string')
    ? alignStrings(text, tokens)
    : { spans: spansOfPairs(text, tokens, unit), missed: 0 }
  const covering = spans.flatMap((span, token) => (span ? [{ ...span, token }] : [])).sort((a, b) => a.start - b.start)
  const firstBehind = (codePoint: number) => search(covering.length, (at) => (covering[at]?.end ?? 0) > codePoint)
  const tokensOf = ({ start, end }: CodePointSpan): CodePointSpan | undefined => {
    const first = covering[firstBehind(start)]
    const last = covering[search(covering.length, (at) => (covering[at]?.start ?? 0) >= end) - 1]
    return first && last && first.start < end && last.end > start
      ? { start: first.token, end: last.token + 1 }
      : undefined
  }
  return {
    length: tokens.length,
    unaligned: missed,
    spanOf: (token) => spans[token],
    tokenAt: (codePoint) => tokensOf({ start: codePoint, end: codePoint + 1 })?.start,
    tokensOf,
  }
}

/** Of the foldings and readings those that miss the fewest tokens. */
function alignStrings(text: string, tokens: readonly Token[]): Alignment {
  const readings = readingsOf(tokens.map((token) => (typeof token === 'string' ? token : '')))
  let best: Alignment | undefined
  for (const folding of ['strict', 'loose'] as const) {
    const folded = foldText(text, folding)
    for (const pieces of readings) {
      const alignment = alignPieces(folded, pieces)
      if (best === undefined || alignment.missed < best.missed) best = alignment
      if (best.missed === 0) return best
    }
  }
  return best ?? { spans: [], missed: 0 }
}

function spansOfPairs(text: string, tokens: readonly Token[], unit: OffsetUnit): (CodePointSpan | undefined)[] {
  const offsets = codePointOffsets(text)
  return tokens.map((pair) => {
    if (pair === null || typeof pair === 'string') return undefined
    const [start, end] = pair
    if (end <= start) return undefined
    return { start: codePointOf(offsets, start, unit), end: codePointOf(offsets, end - 1, unit) + 1 }
  })
}

function codePointOf(offsets: CodePointOffsets, offset: number, unit: OffsetUnit): number {
  if (unit === 'utf8') return offsets.fromUtf8(offset)
  return unit === 'utf16' ? offsets.toCodePoint(offset) : offsets.toCodePoint(offsets.toUtf16(offset))
}

/** The first of the sorted items 0..count-1 for which a condition holds. */
function search(count: number, holds: (item: number) => boolean): number {
  let low = 0
  let high = count
  while (low < high) {
    const middle = (low + high) >> 1
    if (holds(middle)) high = middle
    else low = middle + 1
  }
  return low
}
