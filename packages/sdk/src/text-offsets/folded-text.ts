/** A text as tokenizers compare it: lower case, compatibility forms taken apart, no accents, white space or control characters. */
export interface FoldedText {
  readonly text: string
  /** For each UTF-16 unit of the folded text, the code point that it comes from. */
  readonly codePoints: Uint32Array
  /** For each code point, whether white space, a control character or punctuation parts it from the one before. */
  readonly isWordStart: (codePoint: number) => boolean
  /** The code point after this one and the accents that belong to it. */
  readonly endOf: (codePoint: number) => number
}

/** White space, also as SentencePiece writes it; control and format characters; what could not be decoded. */
const unseen = /[\s\u2581\p{Cc}\p{Cf}\ufffd]/u
const accents = /\p{Mn}+/gu
const accent = /^\p{Mn}$/u
const punctuation = /[\p{P}\p{S}]/u

/** One character or token as it stands in a folded text; empty for white space and accents. */
export function fold(written: string): string {
  return written
    .toLowerCase()
    .normalize('NFKD')
    .replace(accents, '')
    .replace(/[\s\u2581\p{Cc}\p{Cf}\ufffd]+/gu, '')
}

/** Folds a text once, for the tokens of any number of tokenizers. */
export function foldText(written: string): FoldedText {
  const characters = [...written]
  const origins: number[] = []
  let text = ''
  for (const [codePoint, character] of characters.entries()) {
    const folded = character < '\u007f' && character > ' ' ? character.toLowerCase() : fold(character)
    for (let unit = 0; unit < folded.length; unit++) origins.push(codePoint)
    text += folded
  }
  const parts = (at: number, pattern: RegExp): boolean => pattern.test(characters[at] ?? ' ')
  return {
    text,
    codePoints: Uint32Array.from(origins),
    isWordStart: (at) => at === 0 || parts(at - 1, unseen) || parts(at - 1, punctuation) || parts(at, punctuation),
    endOf: (at) => {
      let end = at + 1
      while (end < characters.length && accent.test(characters[end] ?? '')) end++
      return end
    },
  }
}
