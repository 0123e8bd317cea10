/** How tokens are compared with the text: `loose` also overlooks accents, control characters and joiners. */
export type Folding = 'strict' | 'loose'

/** A text as tokens are compared with it: lower case, compatibility forms taken apart, no white space. */
export interface FoldedText {
  readonly folding: Folding
  readonly text: string
  /** For each UTF-16 unit of the folded text, the code point that it comes from. */
  readonly codePoints: Uint32Array
  /** Whether white space or punctuation parts a code point from the one before. */
  readonly isWordStart: (codePoint: number) => boolean
  /** The code point after this one, and if the folding is loose after the accents that belong to it. */
  readonly endOf: (codePoint: number) => number
}

/** White space, also as SentencePiece writes it, and what could not be decoded. */
const space = /[\s\u2581\ufffd]/u
const spaces = /[\s\u2581\ufffd]+/gu
const overlooked = /[\p{Mn}\p{Cc}\p{Cf}]+/gu
const accent = /^\p{Mn}$/u
/** What BERT makes a token of its own. */
const ownWord = /[\p{P}$+<=>^`|~\p{Script=Han}]/u

/** One character or token as it stands in a folded text; may be empty. */
export function fold(written: string, folding: Folding): string {
  const plain = written.normalize('NFKD').toLowerCase().replace(spaces, '')
  return folding === 'loose' ? plain.replace(overlooked, '') : plain
}

/** Folds a text once, for the tokens of any number of tokenizers. */
export function foldText(written: string, folding: Folding): FoldedText {
  const characters = [...written]
  const origins: number[] = []
  let text = ''
  for (const [codePoint, character] of characters.entries()) {
    const folded = character < '\u007f' && character > ' ' ? character.toLowerCase() : fold(character, folding)
    for (let unit = 0; unit < folded.length; unit++) origins.push(codePoint)
    text += folded
  }
  const is = (pattern: RegExp, at: number): boolean => pattern.test(characters[at] ?? ' ')
  return {
    folding,
    text,
    codePoints: Uint32Array.from(origins),
    isWordStart: (at) => at === 0 || is(space, at - 1) || is(ownWord, at - 1) || is(ownWord, at),
    endOf: (at) => {
      let end = at + 1
      while (folding === 'loose' && end < characters.length && is(accent, end)) end++
      return end
    },
  }
}
