/**
 * GeneratedControl on GeneratedObject by a language model behind a chat completions endpoint. GeneratedSummary
 */
export class GeneratedModel extends LabelStudioMLBase<'GeneratedControl', typeof endpointParams> {
  static override needs = [{ control: 'GeneratedControl', object: 'GeneratedObject' }]
  static override params = endpointParams
  /** Shown to annotators. Label Studio asks again when it changes: raise it with the answers. */
  static override version = '1.0.0'

  override async predict(task: Task, { control, signal }: PredictContext<'GeneratedControl'>) {
    const text = contentOf(control, task)
    if (text === undefined) return null
    const answer = await askModel(endpointOf(this.params), instructionFor(control), text, signal)
    return answerOf(GeneratedArguments)
  }
}
