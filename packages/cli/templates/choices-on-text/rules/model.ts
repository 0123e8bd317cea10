import { LabelStudioMLBase, type PredictContext, type Task, textOf } from '@label-studio-ml/sdk'

/**
 * Choices on Text by keywords: each choice of the label config lists its words in `predicted_values="good, great"`, and
 * the choice with the most of them in the text is predicted. A text without any keyword gets no prediction.
 */
export class GeneratedModel extends LabelStudioMLBase<'Choices'> {
  static override needs = [{ control: 'Choices', object: 'Text' }]
  /** Shown to annotators. Label Studio asks again when it changes: raise it with the answers. */
  static override version = '1.0.0'

  override predict(task: Task, { control }: PredictContext<'Choices'>) {
    const words = wordsOf(textOf(control, task) ?? '')
    const hits = control.labels.map(({ predictedValues }) => countOf(words, predictedValues))
    const total = hits.reduce((sum, count) => sum + count, 0)
    if (total === 0) return null
    const most = Math.max(...hits)
    const { name } = control.labels[hits.indexOf(most)]!
    return control.choose(name, { score: most / total })
  }
}

function countOf(words: readonly string[], keywords: readonly string[]): number {
  const wanted = new Set(keywords.map((keyword) => keyword.toLowerCase()))
  return words.filter((word) => wanted.has(word)).length
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
}
