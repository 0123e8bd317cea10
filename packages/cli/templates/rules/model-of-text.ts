/**
 * GeneratedControl on GeneratedObject by rules. GeneratedSummary
 */
export class GeneratedModel extends LabelStudioMLBase<'GeneratedControl'> {
  static override needs = [{ control: 'GeneratedControl', object: 'GeneratedObject' }]
  /** Shown to annotators. Label Studio asks again when it changes: raise it with the answers. */
  static override version = '1.0.0'

  override predict(task: Task, { control }: PredictContext<'GeneratedControl'>) {
    const text = shownText(control.objects[0]!, task)
    return text === undefined ? null : answerOf(control, text)
  }
}
