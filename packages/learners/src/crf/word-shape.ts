const UPPER = /\p{Lu}|\p{Lt}/u
const LOWER = /\p{Ll}/u
const OTHER_LETTER = /\p{L}|\p{M}/u
const DIGIT = /\p{N}/u

/** The shape of a word, one character for each code point: `McDonald's-7` becomes `XxXxxxxx'x-d`; other letters are `c`. */
export function wordShape(word: string): string {
  let shape = ''
  for (const character of word) shape += characterShape(character)
  return shape
}

/** A shape with runs shortened to one character: `XxXxxxxx'x-d` becomes `XxXx'x-d`. */
export function shortShape(shape: string): string {
  let short = ''
  for (const character of shape) if (!short.endsWith(character)) short += character
  return short
}

function characterShape(character: string): string {
  const code = character.charCodeAt(0)
  if (code < 128) return asciiShape(code, character)
  if (LOWER.test(character)) return 'x'
  if (UPPER.test(character)) return 'X'
  if (OTHER_LETTER.test(character)) return 'c'
  return DIGIT.test(character) ? 'd' : character
}

function asciiShape(code: number, character: string): string {
  if (code >= 97 && code <= 122) return 'x'
  if (code >= 65 && code <= 90) return 'X'
  return code >= 48 && code <= 57 ? 'd' : character
}
