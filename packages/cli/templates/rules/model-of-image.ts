/**
 * GeneratedControl on GeneratedObject by rules. GeneratedSummary
 */
export class GeneratedModel extends LabelStudioMLBase<'GeneratedControl'> {
  static override needs = [{ control: 'GeneratedControl', object: 'GeneratedObject' }]
  /** Shown to annotators. Label Studio asks again when it changes: raise it with the answers. */
  static override version = '1.0.0'

  override async predict(task: Task, { control }: PredictContext<'GeneratedControl'>) {
    const { width: originalWidth, height: originalHeight } = await this.readImageSize(control, task)
    return placesOf(control).map((place) => answerOf(control, place, { originalWidth, originalHeight, score: 1 }))
  }
}
