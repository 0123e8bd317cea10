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

  override async predict(task: Task, { control, signal }: PredictContext<'GeneratedControl'>) {
    const [object] = control.objects
    if (!object?.is('Image')) return null
    const image = await readImage(object.imageOf(task), signal)
    const session = this.#session!
    const pixels = await pixelsOf(image.bytes, inputSize(session, image))
    const outputs = await session.run({ [session.inputNames[0]!]: pixels })
    return answerOf(GeneratedArguments)
  }

  override async close() {
    await this.#session?.release()
  }
}

/** The height and width that the model says it takes; else those of the image. */
function inputSize({ inputMetadata: [input] }: InferenceSession, image: TaskImage) {
  const [, , height, width] = input?.isTensor ? input.shape : []
  return typeof height === 'number' && typeof width === 'number' && height > 0 ? { height, width } : image
}
