import type { LabeledSpan, LabeledText } from '../text/labeled-text.ts'
import { tokenize } from '../text/tokenizer.ts'
import type { EntityTagger } from './entity-tagger.ts'
import type { LabeledWords } from './labeled-words.ts'
import { resolveOverlaps } from './resolve-overlaps.ts'
import type { TokenSpan } from './tag-scheme.ts'
import { type EntityTrainingOptions, trainTokenTagger } from './train-token-tagger.ts'

/** Texts to learn from. */
export interface EntityTrainingInput extends EntityTrainingOptions {
  texts: readonly LabeledText[]
}

/**
 * Trains an entity tagger on annotated texts. Overlapping spans are resolved by `resolveOverlaps`; a span that cuts a token
 * splits it; white space at the ends of a span is left out. Entries of one text are opinions about it: they are held out
 * together, and give them weights that sum to 1. Throws a RangeError for a span outside of its text.
 *
 * @example
 * const tagger = await trainEntityTagger({ texts: [{ text: 'Ada met Bob', spans: [{ start: 0, end: 3, label: 'person' }] }] })
 * tagger.tag('Ada slept').entities // [{ start: 0, end: 3, label: 'person', probability: 0.9 }]
 */
export function trainEntityTagger({ texts, ...options }: EntityTrainingInput): Promise<EntityTagger> {
  const groups = new Map<string, number>()
  const sentences = texts.map((labeled, index) => {
    const group = groups.get(labeled.text) ?? groups.size
    groups.set(labeled.text, group)
    return { ...labelTokens(labeled, index), group, weight: labeled.weight ?? 1 }
  })
  return trainTokenTagger({ ...options, sentences })
}

/** Tokenises a text so that every kept span is a run of whole tokens. `index` names the text in errors. */
export function labelTokens({ text, spans }: LabeledText, index: number): LabeledWords {
  for (const span of spans) checkSpan(text, span, index)
  const kept = resolveOverlaps(spans)
  const { words, gaps, starts, ends } = tokenize(
    text,
    kept.flatMap(({ start, end }) => [start, end]),
  )
  const found: TokenSpan[] = []
  let token = 0
  for (const { start, end, label } of kept) {
    while (token < words.length && starts[token]! < start) token++
    const first = token
    while (token < words.length && ends[token]! <= end) token++
    if (token > first) found.push({ start: first, end: token, label })
  }
  return { words, gaps, spans: found }
}

function checkSpan(text: string, { start, end, label }: LabeledSpan, index: number): void {
  if (Number.isInteger(start) && Number.isInteger(end) && start >= 0 && start < end && end <= text.length) return
  throw new RangeError(
    `Text ${index} has ${text.length} code units; its span "${label}" is [${start}, ${end}), which must be whole numbers with 0 <= start < end <= ${text.length}. Convert code points with createOffsetConverter().`,
  )
}
