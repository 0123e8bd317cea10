import { createPhraseFinder, phraseOf } from './find-phrases.ts'
import type { RegionSpan } from './region-spans.ts'
import { textPieces } from './text-pieces.ts'

/** Where else the words of the drawn spans stand, with the labels that were chosen; the later span wins. */
export async function findLookAlikes(
  text: string,
  drawn: readonly RegionSpan[],
  signal: AbortSignal,
): Promise<RegionSpan[]> {
  const find = createPhraseFinder(new Map(drawn.map((span) => [phraseOf(text, span), span.labels])))
  const lookAlikes: RegionSpan[] = []
  for await (const piece of textPieces(text, signal)) {
    for (const { start, end, meaning } of find(piece.text)) {
      lookAlikes.push({ start: start + piece.start, end: end + piece.start, labels: meaning })
    }
  }
  return lookAlikes
}
