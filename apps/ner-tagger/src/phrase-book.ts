import type { LabeledText } from '@label-studio-ml/learners'
import type { ControlTag } from '@label-studio-ml/sdk'
import { createPhraseFinder, phraseOf } from './find-phrases.ts'
import { textPieces } from './text-pieces.ts'

/** What a phrase most likely is. */
export interface PhraseLabel {
  label: string
  /** 0 to 1: how often the phrase has the label where it stands, starting from one of two. */
  score: number
}

/** Phrases (see `phraseOf`) that stand for a label. */
export type PhraseBook = ReadonlyMap<string, PhraseLabel>

/** The words that the label config gives: `<Label value="LOC" predicted_values="Lisbon, New York"/>`. */
export function configPhrases({ labels }: ControlTag): PhraseBook {
  const phrases = labels.flatMap(({ name, predictedValues }) =>
    predictedValues.map((words) => [phraseOf(words, { start: 0, end: words.length }), shareOf(name, 0, 0)] as const),
  )
  return new Map(phrases)
}

/** The annotated phrases of texts with the label each has most often. */
export async function learnPhrases(texts: readonly LabeledText[], signal?: AbortSignal): Promise<PhraseBook> {
  const labeled = countLabels(texts)
  const seen = await countPhrases(texts, labeled, signal)
  return new Map(
    Array.from(labeled, ([phrase, labels]) => {
      const [label, times] = [...labels].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))[0]!
      const total = [...labels.values()].reduce((sum, count) => sum + count, 0)
      return [phrase, shareOf(label, times, Math.max(total, seen.get(phrase) ?? 0))]
    }),
  )
}

/** The file of a phrase book: JSON, a list of pairs. */
export function writePhraseBook(book: PhraseBook): Uint8Array {
  return Buffer.from(JSON.stringify([...book]))
}

/** Reads what `writePhraseBook` wrote. */
export function readPhraseBook(bytes: Uint8Array): PhraseBook {
  return new Map(JSON.parse(Buffer.from(bytes).toString()) as [string, PhraseLabel][])
}

/** Laplace's rule of succession: .5 for what nobody annotated. */
function shareOf(label: string, times: number, seen: number): PhraseLabel {
  return { label, score: (times + 1) / (seen + 2) }
}

function countLabels(texts: readonly LabeledText[]): Map<string, Map<string, number>> {
  const counts = new Map<string, Map<string, number>>()
  for (const { text, spans, weight = 1 } of texts) {
    for (const { label, ...place } of spans) {
      const phrase = phraseOf(text, place)
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
