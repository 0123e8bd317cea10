import type { TokenSpan } from './tag-scheme.ts'

/**
 * The spans that BIO tags spell (`B-person`, `I-person`, `O`). An `I-` that continues no span of its label starts one, as in
 * CoNLL's own evaluation. Throws a RangeError for any other tag.
 *
 * @example spansOfBioTags(['B-person', 'I-person', 'O']) // [{ start: 0, end: 2, label: 'person' }]
 */
export function spansOfBioTags(tags: readonly string[]): TokenSpan[] {
  const spans: TokenSpan[] = []
  tags.forEach((tag, t) => {
    if (tag === 'O') return
    const label = tag.slice(2)
    if (!/^[BI]-./.test(tag)) {
      throw new RangeError(`Tag ${t} is "${tag}"; expected "O", "B-<label>" or "I-<label>".`)
    }
    const last = spans.at(-1)
    if (tag.startsWith('I') && last?.end === t && last.label === label) last.end = t + 1
    else spans.push({ start: t, end: t + 1, label })
  })
  return spans
}
