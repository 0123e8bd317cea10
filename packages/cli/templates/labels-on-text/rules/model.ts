import { codePointOffsets, LabelStudioMLBase, type PredictContext, type Task, textOf } from '@label-studio-ml/sdk'

/**
 * Labels on Text by rules of the label config: a label finds the words in its `predicted_values="Berlin, New York"`,
 * case-insensitive, and what its regular expression `pattern="\d{4}-\d{2}-\d{2}"` matches.
 */
export class GeneratedModel extends LabelStudioMLBase<'Labels'> {
  static override needs = [{ control: 'Labels', object: 'Text' }]
  /** Shown to annotators. Label Studio asks again when it changes: raise it with the answers. */
  static override version = '1.0.0'
  #rules: { label: string; expression: RegExp }[] = []

  override setup() {
    this.#rules = this.controls[0]!.labels.flatMap(({ name, predictedValues, attributes }) => [
      ...(attributes.pattern ? [{ label: name, expression: new RegExp(attributes.pattern, 'gu') }] : []),
      ...(predictedValues.length > 0 ? [{ label: name, expression: anyOf(predictedValues) }] : []),
    ])
  }

  override predict(task: Task, { control }: PredictContext<'Labels'>) {
    const text = textOf(control, task)
    if (text === undefined) return null
    const offsets = codePointOffsets(text)
    return this.#rules.flatMap(({ label, expression }) =>
      [...text.matchAll(expression)].flatMap(({ index, 0: found }) => {
        if (found === '') return []
        const [start, end] = [offsets.toCodePoint(index), offsets.toCodePoint(index + found.length)]
        return [control.span({ start, end, label, taskText: offsets, score: 1 })]
      }),
    )
  }
}

/** Whole words only, the longest first. */
function anyOf(words: readonly string[]): RegExp {
  const longestFirst = words.toSorted((a, b) => b.length - a.length)
  const escaped = longestFirst.map((word) => word.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&'))
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${escaped.join('|')})(?![\\p{L}\\p{N}])`, 'giu')
}
