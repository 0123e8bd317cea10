const wordCharacter = /[\p{L}\p{M}\p{N}_]/u
const UNKNOWN = 0
const WORD = 1
const OTHER = 2
const classOfUnit = new Uint8Array(0x10000)

/**
 * Splits a text into its words: runs of letters, marks, numbers and underscores of any script, at least
 * `minTokenLength` code points long. With 2 this is scikit-learn's default `\b\w\w+\b`, except that Python's `\w` leaves
 * out combining marks and so cuts words of Hindi, Thai and other scripts apart.
 */
export function tokenizeWords(text: string, minTokenLength = 2): string[] {
  const tokens: string[] = []
  let start = -1
  let length = 0
  for (let at = 0; at < text.length; ) {
    const codePoint = text.codePointAt(at)!
    if (isWordCharacter(codePoint)) {
      if (length++ === 0) start = at
    } else {
      if (length >= minTokenLength && length > 0) tokens.push(text.slice(start, at))
      length = 0
    }
    at += codePoint > 0xffff ? 2 : 1
  }
  if (length >= minTokenLength && length > 0) tokens.push(text.slice(start))
  return tokens
}

function isWordCharacter(codePoint: number): boolean {
  if (codePoint > 0xffff) return wordCharacter.test(String.fromCodePoint(codePoint))
  const known = classOfUnit[codePoint]!
  if (known !== UNKNOWN) return known === WORD
  const found = wordCharacter.test(String.fromCharCode(codePoint))
  classOfUnit[codePoint] = found ? WORD : OTHER
  return found
}
