import { BackendError } from '@label-studio-ml/protocol'
import { type Utf8Offsets, utf8Offsets } from './utf8-offsets.ts'

/** What an offset counts: code points (Label Studio, Python), string indices (JavaScript) or bytes (Rust, Go). */
export type OffsetUnit = 'codePoint' | 'utf16' | 'utf8'

/** Converts between the code points in which Label Studio counts text, JavaScript string indices and UTF-8 bytes. */
export interface CodePointOffsets {
  /** Code points in the text. */
  readonly length: number
  /** The code point at a string index; an index inside a surrogate pair belongs to the pair's code point. */
  toCodePoint(utf16Index: number): number
  /** The string index at which a code point begins. */
  toUtf16(codePoint: number): number
  /** The code point that a byte of the UTF-8 form belongs to. */
  fromUtf8(byte: number): number
  /** The byte of the UTF-8 form at which a code point begins. */
  toUtf8(codePoint: number): number
  /** The text from one code point up to another (exclusive). */
  slice(start: number, end: number): string
}

/**
 * The offsets of a text, for one conversion or many: O(text) once, then O(log text) each. `span` and `readSpans` of a
 * `Labels` tag take it as `taskText`.
 * @throws BackendError REGION_INVALID from the conversions for an index outside of the text.
 * @example codePointOffsets('🐱 cat').toCodePoint('🐱 cat'.indexOf('cat')) // 2, where the string index is 3
 */
export function codePointOffsets(text: string): CodePointOffsets {
  const pairs = surrogatePairs(text)
  const length = text.length - pairs.length
  const toUtf16 = (codePoint: number): number => {
    const at = checkedIndex(codePoint, length, 'code point')
    return at + countBelow(pairs.length, (pair) => (pairs[pair] ?? 0) - pair < at)
  }
  const toCodePoint = (utf16Index: number): number => {
    const at = checkedIndex(utf16Index, text.length, 'string index')
    return at - countBelow(pairs.length, (pair) => (pairs[pair] ?? 0) < at)
  }
  let bytes: Utf8Offsets | undefined
  const utf8 = (): Utf8Offsets => {
    bytes ??= utf8Offsets(text)
    return bytes
  }
  return {
    length,
    toUtf16,
    toCodePoint,
    fromUtf8: (byte) => toCodePoint(utf8().toUtf16(checkedIndex(byte, utf8().length, 'byte'))),
    toUtf8: (codePoint) => utf8().toByte(toUtf16(codePoint)),
    slice: (start, end) => text.slice(toUtf16(start), toUtf16(end)),
  }
}

/** The string indices at which surrogate pairs begin. */
function surrogatePairs(text: string): number[] {
  const pairs: number[] = []
  for (const found of text.matchAll(/[\ud800-\udbff][\udc00-\udfff]/g)) pairs.push(found.index)
  return pairs
}

/** How many of the sorted items 0..count-1 satisfy a condition that holds for a prefix of them. */
function countBelow(count: number, isBelow: (item: number) => boolean): number {
  let low = 0
  let high = count
  while (low < high) {
    const middle = (low + high) >> 1
    if (isBelow(middle)) low = middle + 1
    else high = middle
  }
  return low
}

function checkedIndex(index: number, length: number, unit: string): number {
  if (Number.isSafeInteger(index) && index >= 0 && index <= length) return index
  throw new BackendError('REGION_INVALID', `Expected a ${unit} from 0 to ${length} in this text, got ${index}`)
}
