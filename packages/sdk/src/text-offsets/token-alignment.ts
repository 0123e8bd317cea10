import { type FoldedText, fold } from './folded-text.ts'
import type { TokenPiece } from './token-pieces.ts'

/** A span in code points, `end` exclusive. */
export interface CodePointSpan {
  start: number
  end: number
}

export interface Alignment {
  /** For each token, the span that it covers. */
  readonly spans: (CodePointSpan | undefined)[]
  /** Tokens whose text was not found. */
  readonly missed: number
}

/** How far, in UTF-16 units, the text goes on behind an unknown token until the next token is found. */
const reach = 512
/** Places that are looked at for each token on average, so that tokens of another text do not take minutes. */
const looksPerToken = 64

/**
 * Walks over the text and its tokens together. Where a token is unknown, or is not what the text goes on with, the place
 * where the tokens after it stand decides.
 */
export function alignPieces(folded: FoldedText, pieces: readonly TokenPiece[]): Alignment {
  const spans: (CodePointSpan | undefined)[] = []
  const walk = new Walk(folded, pieces)
  let missed = 0
  for (const [index, { kind, continues }] of pieces.entries()) {
    if (index < spans.length) continue
    const last = spans.at(-1)
    if (kind === 'unknown') spans.push(...walk.passUnknown(index))
    else if (kind === 'text') {
      const found = walk.passText(index)
      if (found === 'missing') missed++
      const span = found === 'missing' ? undefined : found
      spans.push(continues && span && last ? { start: last.end - 1, end: span.end } : span)
    } else spans.push(kind === 'rest' && last ? { start: last.end - 1, end: last.end } : undefined)
  }
  return { spans, missed }
}

class Walk {
  readonly #folded: FoldedText
  readonly #pieces: readonly TokenPiece[]
  readonly #forms: readonly string[][]
  #at = 0
  #looks: number

  constructor(folded: FoldedText, pieces: readonly TokenPiece[]) {
    this.#folded = folded
    this.#pieces = pieces
    this.#looks = reach + looksPerToken * pieces.length
    this.#forms = pieces.map(({ forms }) => forms.map((form) => fold(form, folded.folding)))
  }

  /** The span of a token with text; undefined for one of white space. */
  passText(index: number): CodePointSpan | undefined | 'missing' {
    if (this.#isBlank(index)) return undefined
    const at = this.#formAt(index, this.#at) === undefined ? this.#find(index, this.#at) : this.#at
    if (at === undefined) return 'missing'
    this.#at = at + (this.#formAt(index, at)?.length ?? 0)
    return this.#spanOf(at, this.#at)
  }

  /** The spans of the unknown tokens that follow each other from here. */
  passUnknown(index: number): (CodePointSpan | undefined)[] {
    let next = index
    while (this.#pieces[next]?.kind === 'unknown') next++
    const count = next - index
    while (next < this.#pieces.length && this.#isBlank(next)) next++
    const end = next < this.#pieces.length ? this.#find(next, this.#at + count) : undefined
    const words = this.#words(this.#at, end, count)
    const gap = end === undefined || words.length === count ? undefined : this.#spanOf(this.#at, end)
    this.#at = end ?? words.at(-1)?.[1] ?? this.#at
    return Array.from({ length: count }, (_, at) => gap ?? (words[at] && this.#spanOf(...words[at])))
  }

  /** Where a token stands at or after a place: at the begin of a word if it has to be, and followed by the next tokens. */
  #find(index: number, from: number): number | undefined {
    let inside: number | undefined
    const last = Math.min(from + reach, this.#folded.text.length)
    for (let at = from; at < last && this.#looks-- > 0; at++) {
      const form = this.#formAt(index, at)
      if (form === undefined || !this.#isFollowed(index, at + form.length)) continue
      if (!this.#pieces[index]?.beginsWord || this.#folded.isWordStart(this.#codePoint(at))) return at
      inside ??= at
    }
    return inside
  }

  /** Whether the two tokens after this one stand right behind it. */
  #isFollowed(index: number, behind: number): boolean {
    let at = behind
    for (let next = index + 1; next <= index + 2 && next < this.#pieces.length; next++) {
      if (this.#pieces[next]?.kind !== 'text') break
      const form = this.#formAt(next, at)
      if (form === undefined) return false
      at += form.length
    }
    return true
  }

  #formAt(index: number, at: number): string | undefined {
    return this.#forms[index]?.find((form) => this.#folded.text.startsWith(form, at))
  }

  #isBlank(index: number): boolean {
    return this.#forms[index]?.some((form) => form === '') ?? true
  }

  /** The words from a place to another: all of them, or as many as are wanted if no end is known. */
  #words(from: number, end: number | undefined, wanted: number): [number, number][] {
    const words: [number, number][] = []
    const last = end ?? this.#folded.text.length
    for (let at = from; at < last; at++) {
      const word = words.at(-1)
      if (word === undefined || (this.#codePoint(at) !== this.#codePoint(at - 1) && this.#isWordStart(at))) {
        if (end === undefined && words.length === wanted) break
        words.push([at, at + 1])
      } else word[1] = at + 1
    }
    return words
  }

  #isWordStart(at: number): boolean {
    return this.#folded.isWordStart(this.#codePoint(at))
  }

  #codePoint(at: number): number {
    return this.#folded.codePoints[at] ?? 0
  }

  #spanOf(from: number, to: number): CodePointSpan {
    return { start: this.#codePoint(from), end: this.#folded.endOf(this.#codePoint(to - 1)) }
  }
}
