/**
 * GeneratedControl on Image by a model in the ONNX format. GeneratedSummary
 */
export class GeneratedModel extends LabelStudioMLBase<'GeneratedControl', typeof modelFileParams> {
  static override needs = [{ control: 'GeneratedControl', object: 'Image' }]
  static override params = modelFileParams
  /** Shown to annotators. Label Studio asks again when it changes: raise it with the model. */
  static override version = '1.0.0'
  #session: InferenceSession | undefined

  override async setup() {
    this.#session = await InferenceSession.create(modelFileOf(this.controls[0]!, this.params))
  }

  override async predict(task: Task, { control }: PredictContext<'GeneratedControl'>) {
    const session = this.#session!
    const image = await this.readImage(control, task, inputSize(session))
    const outputs = await session.run({ [session.inputNames[0]!]: tensorOf(image) })
    return answerOf(GeneratedArguments)
  }

  override async close() {
    await this.#session?.release()
  }
}

/** The height and width that the model says it takes; without them those of the image are kept. */
function inputSize({ inputMetadata: [input] }: InferenceSession): ReadImageOptions {
  const [, , height, width] = input?.isTensor ? input.shape : []
  return typeof height === 'number' && typeof width === 'number' && height > 0 ? { height, width } : {}
}
