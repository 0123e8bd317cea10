import {
  encodeMultiLabelClassifier,
  encodeTextClassifier,
  type TrainingSize,
  trainMultiLabelClassifier,
  trainTextClassifier,
} from '@label-studio-ml/learners'
import {
  type Annotated,
  type ControlTagOf,
  createSkippedExamples,
  isKnownLabel,
  type Task,
  type TrainingJob,
  textOf,
} from '@label-studio-ml/sdk'
import { labelKey } from './head.ts'

/** What people chose for texts, one entry an annotation: `labels[i]` of `texts[i]`. */
export interface Examples {
  texts: string[]
  labels: string[][]
  /** The annotations of one text, of several people or tasks, weigh 1 together. */
  weights: number[]
}

/** The examples of each control tag, and the lines that say what was skipped. */
export interface Collected {
  examples: Map<ControlTagOf<'Choices'>, Examples>
  skipped: string[]
}

/**
 * Sorts the dataset by control tag. With several choices an annotation without any is an example against each of them.
 * What cannot be learned is skipped with a line in the job's log: labels that the label config does not have (any more),
 * annotations that chose nothing where one choice is expected, tasks without a text.
 */
export async function collectExamples(
  dataset: AsyncIterable<Annotated>,
  controls: readonly ControlTagOf<'Choices'>[],
  { signal, log }: Pick<TrainingJob, 'signal' | 'log'>,
): Promise<Collected> {
  const skipped = createSkippedExamples()
  const collectors = controls.map((control) => createCollector(control))
  for await (const annotated of dataset) {
    signal.throwIfAborted()
    for (const { control, add } of collectors) {
      add(annotated, (reason) => skipped.skip(`${control.name}: ${reason}`, annotated.task.id))
    }
  }
  const lines = skipped.lines()
  for (const line of lines) log(line)
  const examples = collectors.map(({ control, opinions }) => [control, listOpinions(opinions)] as const)
  return { examples: new Map(examples), skipped: lines }
}

type Skip = (reason: string) => void

function createCollector(control: ControlTagOf<'Choices'>) {
  /** The labels that each annotation of a text chose. */
  const opinions = new Map<string, string[][]>()
  return {
    control,
    opinions,
    add({ task, annotation }: Annotated, skip: Skip): void {
      const labels = labelsToLearn(
        control,
        control.read(annotation).flatMap(({ paths }) => paths),
        skip,
      )
      const text = labels && readText(control, task, skip)
      if (text === undefined) return
      const ofText = opinions.get(text) ?? []
      ofText.push(labels!)
      opinions.set(text, ofText)
    },
  }
}

/** Undefined when the annotation teaches nothing about this control. */
function labelsToLearn(
  control: ControlTagOf<'Choices'>,
  chosen: readonly string[][],
  skip: Skip,
): string[] | undefined {
  for (const path of chosen) {
    if (!isKnownLabel(control, path)) skip(`"${labelKey(path)}", which the label config does not have`)
  }
  const known = chosen.filter((path) => isKnownLabel(control, path)).map(labelKey)
  if (known.length > 0) return control.multiple ? [...new Set(known)] : known.slice(0, 1)
  if (chosen.length > 0) return undefined
  if (control.multiple && !control.conditional) return []
  skip('annotation without a choice')
  return undefined
}

function readText(control: ControlTagOf<'Choices'>, task: Task, skip: Skip): string | undefined {
  try {
    const text = textOf(control, task)
    if (text === undefined) skip('no text, or one at a URL (valueType="url")')
    return text
  } catch {
    skip('task without the text')
    return undefined
  }
}

function listOpinions(ofTexts: ReadonlyMap<string, string[][]>): Examples {
  const examples: Examples = { texts: [], labels: [], weights: [] }
  for (const [text, opinions] of ofTexts) {
    for (const labels of opinions) {
      examples.texts.push(text)
      examples.labels.push(labels)
      examples.weights.push(1 / opinions.length)
    }
  }
  return examples
}

export interface TrainHeadOptions {
  signal: AbortSignal
  /** Called with the part done, 0 to 1. */
  onProgress(fraction: number): void
  /** Called with a line about what the training costs, before it does. */
  log(line: string): void
}

/** What was learned for one Choices tag; `bytes` are the artifact. */
export interface TrainedHead {
  labels: string[]
  bytes: Uint8Array
}

/** Learns one Choices tag from its examples, of which there is at least one. */
export async function trainHead(
  control: ControlTagOf<'Choices'>,
  { texts, labels, weights }: Examples,
  { log, ...options }: TrainHeadOptions,
): Promise<TrainedHead> {
  const configured = control.dynamic ? [] : control.labels.map(({ path }) => labelKey(path))
  const classes = configured.length > 0 ? configured : [...new Set(labels.flat())].sort()
  const onSize = ({ texts, classes, features }: TrainingSize) => {
    const megabytes = Math.ceil((features * classes * 4) / 1e6)
    log(`${control.name}: ${texts} texts, ${classes} labels x ${features} features, about ${megabytes} MB of weights`)
  }
  const shared = { ...options, documents: texts, weights, classes, onSize }
  if (control.multiple) {
    const classifier = await trainMultiLabelClassifier({ ...shared, labels })
    return { labels: classes, bytes: encodeMultiLabelClassifier(classifier) }
  }
  const classifier = await trainTextClassifier({ ...shared, labels: labels.map(([label]) => label!) })
  return { labels: classes, bytes: encodeTextClassifier(classifier) }
}
