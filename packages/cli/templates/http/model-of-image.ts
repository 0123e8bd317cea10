/**
 * GeneratedControl on Image by a model that sees, behind a chat completions endpoint. GeneratedSummary
 */
export class GeneratedModel extends LabelStudioMLBase<'GeneratedControl', typeof endpointParams> {
  static override needs = [{ control: 'GeneratedControl', object: 'Image' }]
  static override params = endpointParams
  /** Shown to annotators. Label Studio asks again when it changes: raise it with the answers. */
  static override version = '1.0.0'

  override async predict(task: Task, { control, signal }: PredictContext<'GeneratedControl'>) {
    const image = await this.readImageSize(control, task)
    const url = `data:${image.mediaType};base64,${await readFile(image.path, 'base64')}`
    const content = [{ type: 'image_url', image_url: { url } }]
    const answer = await askModel(endpointOf(this.params), instructionFor(control), content, signal)
    return answerOf(GeneratedArguments)
  }
}
