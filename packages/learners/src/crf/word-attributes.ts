import { shortShape, wordShape } from './word-shape.ts'

/** The neighbours a token looks at: two words before to two after. */
export const OFFSETS = [-2, -1, 0, 1, 2] as const

/**
 * How far (in tokens) each kind of attribute is looked at; the kind is the first character of an attribute. Model files rely
 * on these numbers: a change needs a new file version.
 */
const REACH: Readonly<Record<string, number>> = {
  w: 1,
  l: 2,
  p: 1,
  q: 0,
  s: 1,
  t: 0,
  S: 0,
  c: 2,
  n: 0,
  k: 1,
  g: 1,
  b: 1,
}

/** Stands for the place before the first and after the last word of a text. */
export const EDGE_OF_TEXT = ''

const MAX_AFFIX_LENGTH = 5

/**
 * The attributes of a word on its own, each a kind character and a value: `w` the word, `l` in lower case, `p`/`q` prefixes
 * and `s`/`t` suffixes of 1 to 5 code points (3 of them looked at from the neighbours), `S` shape, `c` short shape,
 * `n` with digits masked, `k` what it looks like (number, link, mention, ...).
 */
export function wordAttributes(word: string): string[] {
  if (word === EDGE_OF_TEXT) return ['l', 'c']
  const lower = word.toLowerCase()
  const shape = wordShape(word)
  const attributes = [`l${lower}`, `S${shape}`, `c${shortShape(shape)}`]
  if (word !== lower) attributes.push(`w${word}`)
  if (shape.includes('d')) attributes.push(`n${lower.replace(/\p{N}/gu, '0')}`)
  addAffixes(attributes, [...lower])
  for (const kind of wordKinds(word)) attributes.push(`k${kind}`)
  return attributes
}

/** From how many tokens away this attribute is looked at; 0 is from its own token only. */
export function attributeReach(attribute: string): number {
  return REACH[attribute[0]!] ?? 0
}

function addAffixes(attributes: string[], characters: readonly string[]): void {
  const n = characters.length
  for (let k = 1; k <= MAX_AFFIX_LENGTH && k < n; k++) {
    attributes.push(`${k === 3 ? 'p' : 'q'}${characters.slice(0, k).join('')}`)
    attributes.push(`${k === 3 ? 's' : 't'}${characters.slice(n - k).join('')}`)
  }
}

function wordKinds(word: string): string[] {
  const kinds: string[] = []
  if (/^\p{Lu}/u.test(word)) kinds.push(word.length > 1 && word === word.toUpperCase() ? 'capitals' : 'capital')
  if (/^[\p{N}.,:/]*\p{N}[\p{N}.,:/]*$/u.test(word)) kinds.push('number')
  else if (/\p{N}/u.test(word)) kinds.push('digits')
  if (/^[\p{P}\p{S}]+$/u.test(word)) kinds.push('punctuation')
  if (word.length > 1 && word.includes('-')) kinds.push('hyphen')
  if (/^(https?:|www\.)/i.test(word)) kinds.push('link')
  if (/^@[\p{L}\p{N}_]/u.test(word)) kinds.push('mention')
  if (/^#[\p{L}\p{N}_]/u.test(word)) kinds.push('hashtag')
  return kinds
}
