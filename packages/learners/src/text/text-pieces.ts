import { setImmediate as yieldToEventLoop } from 'node:timers/promises'

/** Part of a long text; `start` is its offset in UTF-16 units. */
export interface TextPiece {
  text: string
  start: number
}

/** In UTF-16 units: some milliseconds of work. */
const maxPieceLength = 8000
/** Where to cut, the best first: behind a line break, a sentence, white space. */
const boundaries = [/\n\s*/g, /[.!?]\s+|[。！？]/g, /\s+/g]

/**
 * A text in pieces of at most 8,000 UTF-16 units, with turns for other requests in between; nothing for a blank text.
 * Shorter texts are one piece. An entity that lies across a cut is not found whole.
 * @throws the signal's reason once it is aborted.
 */
export async function* textPieces(text: string, signal?: AbortSignal): AsyncGenerator<TextPiece> {
  if (text.trim() === '') return
  for (let start = 0; start < text.length; ) {
    if (start > 0) await yieldToEventLoop()
    signal?.throwIfAborted()
    const end = text.length - start <= maxPieceLength ? text.length : cutAfter(text, start)
    yield { text: text.slice(start, end), start }
    start = end
  }
}

/** Looks for a boundary in the second half of the longest piece. */
function cutAfter(text: string, start: number): number {
  const half = start + maxPieceLength / 2
  const end = start + maxPieceLength
  const window = text.slice(half, end)
  for (const boundary of boundaries) {
    const last = [...window.matchAll(boundary)].at(-1)
    if (last) return half + last.index + last[0].length
  }
  return isInsidePair(text, end) ? end - 1 : end
}

function isInsidePair(text: string, offset: number): boolean {
  return /^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(offset - 1, offset + 1))
}
