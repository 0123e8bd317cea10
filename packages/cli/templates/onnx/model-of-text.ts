/**
 * GeneratedControl on Text by a model in the ONNX format. GeneratedSummary
 */
export class GeneratedModel extends LabelStudioMLBase<'GeneratedControl', typeof modelFileParams> {
  static override needs = [{ control: 'GeneratedControl', object: 'Text' }]
  static override params = modelFileParams
  /** Shown to annotators. Label Studio asks again when it changes: raise it with the model. */
  static override version = '1.0.0'
  #session: InferenceSession | undefined

  override async setup() {
    this.#session = await InferenceSession.create(modelFileOf(this.controls[0]!, this.params))
  }

  override async predict(task: Task, { control }: PredictContext<'GeneratedControl'>) {
    const text = shownText(control.objects[0]!, task)
    if (text === undefined) return null
    const session = this.#session!
    const [input] = session.inputMetadata
    const dims = input?.isTensor && input.shape.length === 2 ? [1, 1] : [1]
    return answerOf(control, await session.run({ [session.inputNames[0]!]: new Tensor('string', [text], dims) }))
  }

  override async close() {
    await this.#session?.release()
  }
}
