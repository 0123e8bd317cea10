/**
 * GeneratedControl on GeneratedObject by rules. GeneratedSummary
 */
export class GeneratedModel extends LabelStudioMLBase<'GeneratedControl'> {
  static override needs = [{ control: 'GeneratedControl', object: 'GeneratedObject' }]
  /** Shown to annotators. Label Studio asks again when it changes: raise it with the answers. */
  static override version = '1.0.0'

  override predict(task: Task, { control }: PredictContext<'GeneratedControl'>) {
    return answerOf(control, task, (text) => foundIn(control, text))
  }
}
