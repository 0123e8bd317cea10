import { encodeEntityTagger, type LabeledText, trainEntityTagger } from '@label-studio-ml/learners'
import { learnPhrases, writePhraseBook } from './phrase-book.ts'

export interface TrainHeadOptions {
  signal: AbortSignal
  /** Called with the part done, 0 to 1. */
  onProgress(fraction: number): void
}

/** What one Labels tag was trained with. */
export interface HeadReport {
  learner: 'crf' | 'phrases'
  /** Annotated texts, each once, those without entities included. */
  examples: number
  entities: number
  /** Entities of each label. */
  labels: Record<string, number>
}

/**
 * From so many texts with entities on a tagger is trained. On sentences of the NCBI disease corpus (development set, exact
 * entities): from 10 its F1 is .17, that of the annotated words .09; from 3 its precision is .24, theirs .76.
 */
const fewestTexts = 10

/** Learns one Labels tag from its examples, of which at least one has an entity; `bytes` are the artifact. */
export async function trainHead(
  texts: readonly LabeledText[],
  { signal, onProgress }: TrainHeadOptions,
): Promise<{ bytes: Uint8Array; report: HeadReport }> {
  const entities = texts.flatMap(({ spans }) => spans)
  const byLabel = Object.entries(Object.groupBy(entities, ({ label }) => label))
  const counts = byLabel.map(([label, ofLabel = []]) => [label, ofLabel.length] as const)
  const labels = Object.fromEntries(counts.sort(([a], [b]) => (a < b ? -1 : 1)))
  const report = { examples: new Set(texts.map(({ text }) => text)).size, entities: entities.length, labels }
  const withEntities = new Set(texts.filter(({ spans }) => spans.length > 0).map(({ text }) => text))
  if (withEntities.size < fewestTexts) {
    const bytes = writePhraseBook(await learnPhrases(texts, signal))
    onProgress(1)
    return { bytes, report: { learner: 'phrases', ...report } }
  }
  const tagger = await trainEntityTagger({ texts, signal, onProgress })
  return { bytes: encodeEntityTagger(tagger), report: { learner: 'crf', ...report } }
}
