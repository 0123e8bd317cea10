import type { LabeledSpan } from '../text/labeled-text.ts'

/**
 * Keeps spans that do not overlap: the longest first, among equally long ones the earliest, at the same place the label that
 * sorts first. The result is in order of position; spans that only touch are both kept. The unit of offsets is the caller's.
 *
 * @example resolveOverlaps([{ start: 0, end: 3, label: 'place' }, { start: 0, end: 8, label: 'company' }]) // the company
 */
export function resolveOverlaps<Span extends LabeledSpan>(spans: readonly Span[]): Span[] {
  const byPriority = spans.toSorted(
    (a, b) =>
      b.end - b.start - (a.end - a.start) || a.start - b.start || (a.label < b.label ? -1 : Number(a.label > b.label)),
  )
  const kept: Span[] = []
  for (const span of byPriority) {
    const at = firstAfter(kept, span.start)
    if ((kept[at - 1]?.end ?? 0) <= span.start && (kept[at]?.start ?? Infinity) >= span.end) kept.splice(at, 0, span)
  }
  return kept
}

/** The index of the first span that starts after an offset, in spans sorted by start. */
function firstAfter(spans: readonly LabeledSpan[], offset: number): number {
  let low = 0
  let high = spans.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (spans[middle]!.start <= offset) low = middle + 1
    else high = middle
  }
  return low
}
