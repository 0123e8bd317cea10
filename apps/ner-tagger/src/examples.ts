import type { LabeledText } from '@label-studio-ml/learners'
import {
  type Annotated,
  type ControlTag,
  codePointOffsets,
  type ObjectTag,
  type TrainingJob,
} from '@label-studio-ml/sdk'
import { isKnownLabel } from './known-label.ts'
import { createLeftOut } from './left-out.ts'
import { plainTextOf } from './plain-text.ts'
import { readRegions } from './region-spans.ts'
import { listedRegions } from './task-regions.ts'

/**
 * The annotated texts of each Labels tag; a text without entities teaches too. A text comes once for each opinion about it,
 * whose weights sum to 1 however many people agreed. What cannot be learned is left out with a line in the job's log:
 * labels that the label config does not have (any more), offsets outside of the text, tasks without a text.
 */
export async function collectExamples(
  dataset: AsyncIterable<Annotated>,
  controls: readonly ControlTag[],
  { signal, log }: Pick<TrainingJob, 'signal' | 'log'>,
): Promise<Map<ControlTag, LabeledText[]>> {
  const examples = new Map(controls.map((control) => [control, [] as LabeledText[]]))
  const leftOut = createLeftOut()
  for await (const annotated of dataset) {
    signal.throwIfAborted()
    for (const [control, texts] of examples) {
      for (const object of control.objects.filter(({ tag }) => tag === 'Text')) {
        const example = readExample(annotated, control, object, (what, times) =>
          leftOut.add(`${control.name}: ${what}`, annotated.task.id, times),
        )
        if (example) texts.push(example)
      }
    }
  }
  for (const line of leftOut.lines()) log(line)
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
  leaveOut: (what: string, times?: number) => void,
): LabeledText | undefined {
  const text = textOrNothing(object, task)
  if (text === undefined) {
    leaveOut(`task without a text for <Text name="${object.name}">`)
    return undefined
  }
  const { spans, misplaced } = readRegions(listedRegions(annotation), control, object, codePointOffsets(text))
  if (misplaced > 0) leaveOut('region whose offsets are no span of its text', misplaced)
  const labeled = spans.flatMap(({ labels, ...place }) => labels.map((label) => ({ ...place, label })))
  const known = labeled.filter(({ label }) => isKnownLabel(control, label))
  for (const { label } of labeled) {
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
