/** What lies before a token: nothing, white space in the line, or a line break. */
export const GAPS = { none: 0, space: 1, line: 2 } as const

/** The tokens of a text: `text.slice(starts[i], ends[i]) === words[i]`, offsets in UTF-16 code units, in order. */
export interface Tokens {
  words: string[]
  starts: number[]
  ends: number[]
  /** What lies before each token, one of `GAPS`. */
  gaps: number[]
}

/** Scripts written without spaces: one token a character, since an annotation may start at any. */
const SPACELESS = String.raw`[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]`
const EMOJI = String.raw`\p{RI}\p{RI}|\p{Emoji_Presentation}[\p{EMod}\ufe0f]?(?:\u200d\p{ExtPict}[\p{EMod}\ufe0f]?)*|\p{ExtPict}[\p{EMod}\ufe0f](?:\u200d\p{ExtPict}[\p{EMod}\ufe0f]?)*`

/** The bound on the first part of an e-mail address keeps the time linear in texts such as `a.a.a.a`. */
const TOKEN = new RegExp(
  [
    String.raw`(?:https?://|www\.)[^\s<>"]*[\p{L}\p{N}/]`,
    String.raw`[\p{L}\p{N}._%+\-]{1,64}@[\p{L}\p{N}\-]+(?:\.[\p{L}\p{N}\-]+)+`,
    String.raw`[@#][\p{L}\p{N}_]+`,
    String.raw`\p{N}+(?:[.,:]\p{N}+)+`,
    String.raw`['’](?:s|m|re|ve|ll|d|t)(?![\p{L}\p{N}])`,
    String.raw`${SPACELESS}\p{M}*`,
    String.raw`(?:(?!${SPACELESS})[\p{L}\p{N}_\u200c\u200d\u00ad]\p{M}*)+`,
    EMOJI,
    String.raw`([^\s\p{L}\p{N}])\1*\p{M}*`,
  ].join('|'),
  'giu',
)

/**
 * Splits a text into links, e-mail addresses, mentions, numbers, words, emoji and punctuation; white space is between tokens.
 * A token that one of `cuts` (code-unit offsets, in any order) falls inside of is split there, so that annotations can start
 * and end anywhere.
 *
 * @example tokenize('BRCA1-linked').words // ['BRCA1', '-', 'linked']
 */
export function tokenize(text: string, cuts: Iterable<number> = []): Tokens {
  const tokens: Tokens = { words: [], starts: [], ends: [], gaps: [] }
  const sortedCuts = [...new Set(cuts)].sort((a, b) => a - b)
  let next = 0
  let previousEnd = 0
  for (const match of text.matchAll(TOKEN)) {
    let start = match.index
    const end = start + match[0].length
    let gap = gapBetween(text, previousEnd, start)
    while (next < sortedCuts.length && sortedCuts[next]! <= start) next++
    for (; next < sortedCuts.length && sortedCuts[next]! < end; next++) {
      addToken(tokens, text, start, sortedCuts[next]!, gap)
      start = sortedCuts[next]!
      gap = GAPS.none
    }
    addToken(tokens, text, start, end, gap)
    previousEnd = end
  }
  return tokens
}

function addToken({ words, starts, ends, gaps }: Tokens, text: string, start: number, end: number, gap: number): void {
  words.push(text.slice(start, end))
  starts.push(start)
  ends.push(end)
  gaps.push(gap)
}

function gapBetween(text: string, start: number, end: number): number {
  if (end === 0) return GAPS.space
  if (end === start) return GAPS.none
  for (let i = start; i < end; i++) {
    const code = text.charCodeAt(i)
    if (code === 10 || code === 13 || code === 0x2028 || code === 0x2029) return GAPS.line
  }
  return GAPS.space
}
