/**
 * GeneratedControl on GeneratedObject, learned from annotations. GeneratedSummary A label is predicted if it was drawn on at least half of the images.
 */
export class GeneratedModel extends LabelStudioMLBase<'GeneratedControl'> {
  static override needs = [{ control: 'GeneratedControl', object: 'Image' }]

  override async predict(task: Task, { control }: PredictContext<'GeneratedControl'>) {
    const { boxes = [] } = (this.trainOutput ?? {}) as { boxes?: LearnedBox[] }
    const usual = boxes.filter(({ label, share }) => share >= 0.5 && control.labelNames.has(label))
    if (usual.length === 0) return null
    const { width: originalWidth, height: originalHeight } = await this.readImageSize(control, task)
    return usual.map(({ share, ...box }) => control.box({ ...box, originalWidth, originalHeight, score: share }))
  }

  override async fit(dataset: AsyncIterable<Annotated>, job: TrainingJob) {
    const control = this.controls[0]!
    const means = new MeanBoxes()
    for await (const { annotation } of dataset) {
      means.add(control.read(annotation))
    }
    const boxes = means.boxes().filter(({ label }) => control.labelNames.has(label))
    if (boxes.length === 0) throw new Error(`Nothing to learn from: no annotation has a box of ${control.name}.`)
    job.log(`learned where ${boxes.length} labels stand from ${means.images} images`)
    return { images: means.images, boxes }
  }
}
