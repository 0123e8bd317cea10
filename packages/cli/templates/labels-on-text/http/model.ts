import {
  type ControlTag,
  codePointOffsets,
  LabelStudioMLBase,
  type PredictContext,
  type Task,
  textOf,
} from '@label-studio-ml/sdk'
import { askModel, endpointOf } from './ask-model.ts'

/**
 * Labels on Text by a language model behind a chat completions endpoint. It answers with the words it found, in their
 * order; where they stand is looked up here, because language models cannot count characters.
 */
export class GeneratedModel extends LabelStudioMLBase<'Labels'> {
  static override needs = [{ control: 'Labels', object: 'Text' }]
  /** Shown to annotators. Label Studio asks again when it changes: raise it with the answers. */
  static override version = '1.0.0'

  override async predict(task: Task, { control, signal }: PredictContext<'Labels'>) {
    const text = textOf(control, task)
    if (text === undefined) return null
    const { entities } = await askModel(endpointOf(this.extraParams), instructionFor(control), text, signal)
    const offsets = codePointOffsets(text)
    let from = 0
    return entitiesIn(entities, control).flatMap(({ words, label }) => {
      const found = text.indexOf(words, from)
      const at = found === -1 ? text.indexOf(words) : found
      if (at === -1) return []
      from = at + words.length
      return [
        control.span({ start: offsets.toCodePoint(at), end: offsets.toCodePoint(from), label, taskText: offsets }),
      ]
    })
  }
}

function instructionFor(control: ControlTag): string {
  const labels = control.labels.map(({ name }) => JSON.stringify(name)).join(', ')
  return `You find entities in the text of the user. The labels are ${labels}.
Answer with JSON only, every entity in its order, with its words exactly as in the text:
{"entities": [{"text": "<words>", "label": "<one of the labels>"}]}`
}

/** Entities without words, or with a label that the label config does not have, are left out. */
function entitiesIn(answer: unknown, control: ControlTag): { words: string; label: string }[] {
  if (!Array.isArray(answer)) throw new Error(`The model answered entities: ${JSON.stringify(answer)}; expected a list`)
  return answer.flatMap((entity) => {
    const { text: words, label } = entity ?? {}
    return typeof words === 'string' && words && control.labelNames.has(label) ? [{ words, label }] : []
  })
}
