import type { Annotated, ControlTag, Task, TrainingJob } from '@label-studio-ml/sdk'
import { labelKey, readChoices } from './choices.ts'
import { createLeftOut } from './left-out.ts'
import { plainTextOf } from './plain-text.ts'

/** What people chose for texts, one entry an annotation: `labels[i]` of `texts[i]`. */
export interface Examples {
  texts: string[]
  labels: string[][]
  /** The annotations of one text, of several people or tasks, weigh 1 together. */
  weights: number[]
}

/** The examples of each control tag, and the lines that say what was left out. */
export interface Collected {
  examples: Map<ControlTag, Examples>
  leftOut: string[]
}

/**
 * Sorts the dataset by control tag. With several choices an annotation without any is an example against each of them.
 * What cannot be learned is left out with a line in the job's log: labels that the label config does not have (any more),
 * annotations that chose nothing where one choice is expected, tasks without a text.
 */
export async function collectExamples(
  dataset: AsyncIterable<Annotated>,
  controls: readonly ControlTag[],
  { signal, log }: Pick<TrainingJob, 'signal' | 'log'>,
): Promise<Collected> {
  const leftOut = createLeftOut()
  const collectors = controls.map((control) => createCollector(control))
  for await (const { task, annotation } of dataset) {
    signal.throwIfAborted()
    for (const { control, take } of collectors) {
      take(task, annotation, (what) => leftOut.add(`${control.name}: ${what}`, task.id))
    }
  }
  const lines = leftOut.lines()
  for (const line of lines) log(line)
  const examples = collectors.map(({ control, opinions }) => [control, listOpinions(opinions)] as const)
  return { examples: new Map(examples), leftOut: lines }
}

function createCollector(control: ControlTag) {
  const known = new Set(control.labels.map(({ path }) => labelKey(path)))
  const isKnown = (label: string) => control.dynamic || known.has(label)
  /** The labels that each annotation of a text chose. */
  const opinions = new Map<string, string[][]>()
  return {
    control,
    opinions,
    take(task: Task, annotation: Annotated['annotation'], leave: (what: string) => void): void {
      const chosen = readChoices(control, annotation)
      for (const label of chosen) if (!isKnown(label)) leave(`"${label}", which the label config does not have`)
      const labels = labelsToLearn(control, chosen, chosen.filter(isKnown), leave)
      const text = labels && readText(control, task, leave)
      if (text === undefined) return
      const ofText = opinions.get(text) ?? []
      ofText.push(labels!)
      opinions.set(text, ofText)
    },
  }
}

/** Undefined when the annotation teaches nothing about this control. */
function labelsToLearn(
  control: ControlTag,
  chosen: readonly string[],
  known: string[],
  leave: (what: string) => void,
): string[] | undefined {
  if (known.length > 0) return control.multiple ? known : known.slice(0, 1)
  if (chosen.length > 0) return undefined
  if (control.multiple && !control.conditional) return []
  leave('annotation without a choice')
  return undefined
}

function readText(control: ControlTag, task: Task, leave: (what: string) => void): string | undefined {
  try {
    const text = plainTextOf(control, task)
    if (text === undefined) leave('text that only the editor can read (valueType="url" or encoding)')
    return text
  } catch {
    leave('task without the text')
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
