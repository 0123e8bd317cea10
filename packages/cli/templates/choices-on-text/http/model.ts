import { type ControlTag, LabelStudioMLBase, type PredictContext, type Task, textOf } from '@label-studio-ml/sdk'
import { askModel, endpointOf } from './ask-model.ts'

/** Choices on Text by a language model behind a chat completions endpoint, which answers with one of the labels. */
export class GeneratedModel extends LabelStudioMLBase<'Choices'> {
  static override needs = [{ control: 'Choices', object: 'Text' }]
  /** Shown to annotators. Label Studio asks again when it changes: raise it with the answers. */
  static override version = '1.0.0'

  override async predict(task: Task, { control, signal }: PredictContext<'Choices'>) {
    const text = textOf(control, task)
    if (text === undefined) return null
    const { label, score } = await askModel(endpointOf(this.extraParams), instructionFor(control), text, signal)
    if (typeof label !== 'string' || !control.labelNames.has(label)) {
      throw new Error(`The model answered ${JSON.stringify(label)}; the labels are ${namesOf(control)}`)
    }
    return control.choose(label, { score: probabilityOf(score) })
  }
}

function instructionFor(control: ControlTag): string {
  return `You classify texts. Choose the one label that fits the text of the user best: ${namesOf(control)}.
Answer with JSON only: {"label": "<one of the labels>", "score": <how sure you are, 0 to 1>}`
}

function namesOf(control: ControlTag): string {
  return control.labels.map(({ name }) => JSON.stringify(name)).join(', ')
}

/** A model that does not say how sure it is gives no score. */
function probabilityOf(score: unknown): number | undefined {
  return typeof score === 'number' && score >= 0 && score <= 1 ? score : undefined
}
