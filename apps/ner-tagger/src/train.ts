import {
  encodeEntityTagger,
  encodeGazetteer,
  type LabeledText,
  learnGazetteer,
  trainEntityTagger,
} from '@label-studio-ml/learners'
import {
  type Annotated,
  type ControlTag,
  createSkippedExamples,
  isKnownLabel,
  type ObjectTag,
  readSpans,
  regionsOf,
  type TrainingJob,
} from '@label-studio-ml/sdk'
import { type LabeledObject, readText } from './task-texts.ts'

/**
 * The annotated texts of each Labels tag; a text without entities teaches too. A text comes once for each opinion about it,
 * whose weights sum to 1 however many people agreed. What cannot be learned is skipped with a line in the job's log:
 * labels that the label config does not have (any more), offsets outside of the text, tasks without a text.
 */
export async function collectExamples(
  dataset: AsyncIterable<Annotated>,
  controls: readonly ControlTag[],
  { signal, log }: Pick<TrainingJob, 'signal' | 'log'>,
): Promise<Map<ControlTag, LabeledText[]>> {
  const examples = new Map(controls.map((control) => [control, [] as LabeledText[]]))
  const skipped = createSkippedExamples()
  for await (const annotated of dataset) {
    signal.throwIfAborted()
    for (const [control, texts] of examples) {
      for (const object of control.objects.filter(({ tag }) => tag === 'Text')) {
        const example = readExample(annotated, control, object, (reason, count) =>
          skipped.skip(`${control.name}: ${reason}`, annotated.task.id, count),
        )
        if (example) texts.push(example)
      }
    }
  }
  for (const line of skipped.lines()) log(line)
  return new Map([...examples].map(([control, texts]) => [control, joinOpinions(texts)]))
}

/** Annotations of one text side by side, equal ones as one. */
function joinOpinions(texts: readonly LabeledText[]): LabeledText[] {
  return [...Map.groupBy(texts, ({ text }) => text).values()].flatMap((ofText) => {
    const opinions = [...Map.groupBy(ofText, ({ spans }) => JSON.stringify(spans.map(spanKey).sort())).values()]
    return opinions.map((equal) => ({ ...equal[0]!, weight: equal.length / ofText.length }))
  })
}

const spanKey = ({ start, end, label }: LabeledText['spans'][number]) => `${start} ${end} ${label}`

function readExample(
  { task, annotation }: Annotated,
  control: ControlTag,
  object: ObjectTag,
  skip: (reason: string, count?: number) => void,
): LabeledText | undefined {
  const target = textOrNothing(object, task)
  if (target === undefined) {
    skip(`task without a text for <Text name="${object.name}">`)
    return undefined
  }
  const { spans, misplaced } = readSpans(control, regionsOf(annotation), target)
  if (misplaced > 0) skip('region with offsets outside of its text', misplaced)
  const labeled = spans.flatMap(({ labels, ...range }) => labels.map((label) => ({ ...range, label })))
  const known = labeled.filter(({ label }) => isKnownLabel(control, label))
  for (const { label } of labeled) {
    if (!isKnownLabel(control, label)) skip(`"${label}", which the label config does not have`)
  }
  return { text: target.text, spans: known }
}

function textOrNothing(object: ObjectTag, task: Annotated['task']): LabeledObject | undefined {
  try {
    return readText(object, task)
  } catch {
    return undefined
  }
}

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
 * entities): from 10 its F1 is .17, that of the annotated phrases .09; from 3 its precision is .24, theirs .76.
 */
const minTexts = 10

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
  if (withEntities.size < minTexts) {
    const bytes = encodeGazetteer(await learnGazetteer(texts, signal))
    onProgress(1)
    return { bytes, report: { learner: 'phrases', ...report } }
  }
  const tagger = await trainEntityTagger({ texts, signal, onProgress })
  return { bytes: encodeEntityTagger(tagger), report: { learner: 'crf', ...report } }
}
