import type { CodePointSpan } from './token-alignment.ts'
import type { TokenOffsets } from './token-offsets.ts'

/** A span that tags mark, in code points: `control.span` takes it as it is. */
export interface TaggedSpan extends CodePointSpan {
  label: string
  /** The mean of its tokens' scores; only if scores were given. */
  score?: number
}

const prefixed = /^([BILUES])-(.+)$/s

/**
 * Joins the tags of tokens to spans: IOB1, IOB2, BILOU and BIOES (`B-PER`, `I-PER`, `L-PER`, `U-PER`, `E-PER`, `S-PER`),
 * or bare labels. A tag that does not fit the one before begins a span of its own, so no label is lost. Tokens without
 * text are passed over; null as a tag (of a word's later pieces) goes on with what the piece before it has.
 * @param options.scores one for each token, 0 to 1
 * @example
 * const tokens = tokenOffsets('John Smith spoke', ['John', 'Smith', 'spoke'])
 * spansOfTags(tokens, ['B-PER', 'I-PER', 'O']) // [{ start: 0, end: 10, label: 'PER' }]
 */
export function spansOfTags(
  tokens: TokenOffsets,
  tags: readonly (string | null)[],
  { scores }: { scores?: ArrayLike<number> } = {},
): TaggedSpan[] {
  const found: OpenSpan[] = []
  let open: OpenSpan | undefined
  for (let token = 0; token < Math.min(tokens.length, tags.length); token++) {
    const place = tokens.spanOf(token)
    if (place === undefined) continue
    const { begins, ends, label } = readTag(tags[token] ?? null, open)
    if (label === undefined) open = undefined
    else if (open === undefined || begins || open.label !== label) {
      open = { start: place.start, end: place.end, label, scores: [] }
      found.push(open)
    }
    if (open === undefined) continue
    open.end = Math.max(open.end, place.end)
    if (scores !== undefined) open.scores.push(scores[token] ?? 0)
    if (ends) open = undefined
  }
  return found.map(({ scores: own, ...span }) => (scores === undefined ? span : { ...span, score: mean(own) }))
}

interface OpenSpan extends CodePointSpan {
  label: string
  scores: number[]
}

function readTag(
  tag: string | null,
  open: OpenSpan | undefined,
): { begins: boolean; ends: boolean; label: string | undefined } {
  if (tag === null) return { begins: false, ends: false, label: open?.label }
  if (tag === 'O' || tag === '') return { begins: false, ends: false, label: undefined }
  const [, prefix = 'I', label = tag] = prefixed.exec(tag) ?? []
  return { begins: 'BUS'.includes(prefix), ends: 'LUES'.includes(prefix), label }
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}
