import type { LabeledText } from '../text/labeled-text.ts'
import { textPieces } from '../text/text-pieces.ts'
import { createPhraseFinder, phraseOf } from './phrase-finder.ts'

/** What a phrase most likely is. */
export interface PhraseLabel {
  label: string
  /** 0 to 1: how often the phrase has the label where it stands, starting from one of two. */
  score: number
}

/** Phrases (see `phraseOf`) that stand for a label. */
export type Gazetteer = ReadonlyMap<string, PhraseLabel>

/** The score of a phrase that nobody annotated yet, which a label config lists for example. */
export const UNSEEN_SCORE = 0.5

/**
 * Learns the annotated phrases of texts, with the label each has most often.
 * Yields to the event loop in long texts, and rejects with the signal's reason once it is aborted.
 *
 * @example
 * const gazetteer = await learnGazetteer([{ text: 'Ann left.', spans: [{ start: 0, end: 3, label: 'PER' }] }])
 * gazetteer.get('Ann') // { label: 'PER', score: 0.67 }
 */
export async function learnGazetteer(texts: readonly LabeledText[], signal?: AbortSignal): Promise<Gazetteer> {
  const labeled = countLabels(texts)
  const seen = await countPhrases(texts, labeled, signal)
  return new Map(
    Array.from(labeled, ([phrase, labels]) => {
      const [label, count] = [...labels].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))[0]!
      const total = [...labels.values()].reduce((sum, count) => sum + count, 0)
      return [phrase, { label, score: ruleOfSuccession(count, Math.max(total, seen.get(phrase) ?? 0)) }]
    }),
  )
}

/** The file of a gazetteer: JSON, a list of pairs. */
export function encodeGazetteer(gazetteer: Gazetteer): Uint8Array {
  return Buffer.from(JSON.stringify([...gazetteer]))
}

/** Reads what `encodeGazetteer` wrote. */
export function decodeGazetteer(bytes: Uint8Array): Gazetteer {
  return new Map(JSON.parse(Buffer.from(bytes).toString()) as [string, PhraseLabel][])
}

/** Laplace's rule of succession: .5 for what nobody annotated. */
function ruleOfSuccession(count: number, total: number): number {
  return (count + 1) / (total + 2)
}

function countLabels(texts: readonly LabeledText[]): Map<string, Map<string, number>> {
  const counts = new Map<string, Map<string, number>>()
  for (const { text, spans, weight = 1 } of texts) {
    for (const { label, ...range } of spans) {
      const phrase = phraseOf(text, range)
      if (phrase === '') continue
      const labels = counts.get(phrase) ?? new Map<string, number>()
      counts.set(phrase, labels.set(label, (labels.get(label) ?? 0) + weight))
    }
  }
  return counts
}

async function countPhrases(
  texts: readonly LabeledText[],
  phrases: ReadonlyMap<string, unknown>,
  signal?: AbortSignal,
): Promise<Map<string, number>> {
  const find = createPhraseFinder(phrases)
  const seen = new Map<string, number>()
  for (const { text, weight = 1 } of texts) {
    for await (const piece of textPieces(text, signal)) {
      for (const { phrase } of find(piece.text)) seen.set(phrase, (seen.get(phrase) ?? 0) + weight)
    }
  }
  return seen
}
