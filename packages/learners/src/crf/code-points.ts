/** Converts offsets in one text between UTF-16 code units (JavaScript) and code points (Python, Label Studio's Text). */
export interface OffsetConverter {
  /** Offsets inside a surrogate pair count as the one before it. */
  toCodePoints(codeUnits: number): number
  /** Offsets beyond the text are its length. */
  toCodeUnits(codePoints: number): number
}

const SURROGATE_PAIR = /[\ud800-\udbff][\udc00-\udfff]/g

/**
 * Reads the text once; each conversion is a binary search over its surrogate pairs.
 *
 * @example createOffsetConverter('😀 Ada').toCodePoints(3) // 2
 */
export function createOffsetConverter(text: string): OffsetConverter {
  const pairs = Array.from(text.matchAll(SURROGATE_PAIR), (match) => match.index)
  return {
    toCodePoints: (codeUnits) => {
      const before = countBelow(pairs.length, (i) => pairs[i]! + 1 <= codeUnits)
      return codeUnits - before
    },
    toCodeUnits: (codePoints) => {
      const before = countBelow(pairs.length, (i) => pairs[i]! - i < codePoints)
      return Math.min(codePoints + before, text.length)
    },
  }
}

/** How many of the first indices satisfy a condition that holds up to some index and not beyond. */
function countBelow(length: number, holds: (i: number) => boolean): number {
  let low = 0
  let high = length
  while (low < high) {
    const middle = (low + high) >> 1
    if (holds(middle)) low = middle + 1
    else high = middle
  }
  return low
}
