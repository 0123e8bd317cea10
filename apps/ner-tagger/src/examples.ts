import type { LabelledText } from '@label-studio-ml/learners'
import {
  type Annotated,
  type ControlTag,
  codePointOffsets,
  type ObjectTag,
  type TrainingJob,
} from '@label-studio-ml/sdk'
import { isKnownLabel } from './known-label.ts'
import { plainTextOf } from './plain-text.ts'
import { readRegions } from './region-spans.ts'
import { listedRegions } from './task-regions.ts'

/**
 * The annotated texts of each Labels tag; a text without entities teaches too. What cannot be learned is left out with a
 * line in the job's log: labels that the label config does not have (any more), offsets outside of the text, tasks
 * without a text.
 */
export async function collectExamples(
  dataset: AsyncIterable<Annotated>,
  controls: readonly ControlTag[],
  { signal, log }: Pick<TrainingJob, 'signal' | 'log'>,
): Promise<Map<ControlTag, LabelledText[]>> {
  const examples = new Map(controls.map((control) => [control, [] as LabelledText[]]))
  const leftOut = new Map<string, number>()
  const leaveOut = (what: string, times = 1) => leftOut.set(what, (leftOut.get(what) ?? 0) + times)
  for await (const annotated of dataset) {
    signal.throwIfAborted()
    for (const [control, texts] of examples) {
      for (const object of control.objects.filter(({ tag }) => tag === 'Text')) {
        const example = readExample(annotated, control, object, (what, times) =>
          leaveOut(`${control.name}: ${what}`, times),
        )
        if (example) texts.push(example)
      }
    }
  }
  for (const [what, times] of leftOut) log(`left out ${times} × ${what}`)
  return examples
}

function readExample(
  { task, annotation }: Annotated,
  control: ControlTag,
  object: ObjectTag,
  leaveOut: (what: string, times?: number) => void,
): LabelledText | undefined {
  const text = textOrNothing(object, task)
  if (text === undefined) {
    leaveOut(`task without a text for <Text name="${object.name}">`)
    return undefined
  }
  const { spans, misplaced } = readRegions(listedRegions(annotation), control, object, codePointOffsets(text))
  if (misplaced > 0) leaveOut('region whose offsets are no span of its text', misplaced)
  const labelled = spans.flatMap(({ labels, ...place }) => labels.map((label) => ({ ...place, label })))
  const known = labelled.filter(({ label }) => isKnownLabel(control, label))
  for (const { label } of labelled) {
    if (!isKnownLabel(control, label)) leaveOut(`"${label}", which the label config does not have`)
  }
  return { text, spans: known }
}

function textOrNothing(object: ObjectTag, task: Annotated['task']): string | undefined {
  try {
    return plainTextOf(object, task)
  } catch {
    return undefined
  }
}
