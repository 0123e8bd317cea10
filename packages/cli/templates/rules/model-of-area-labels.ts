/**
 * Labels on Image by rules: names for areas that a Rectangle tag of the same image draws. GeneratedSummary
 */
export class GeneratedModel extends LabelStudioMLBase<'Labels'> {
  static override needs = [{ control: 'Labels', object: 'Image' }]
  /** Shown to annotators. Label Studio asks again when it changes: raise it with the answers. */
  static override version = '1.0.0'

  override async predict(task: Task, { control }: PredictContext<'Labels'>) {
    const boxes = this.labelInterface.controls.find((other) => other.is('Rectangle'))
    if (!boxes) return null
    const { width: originalWidth, height: originalHeight } = await this.readImageSize(control, task)
    return placesOf(control).flatMap(({ label = '', ...place }) => {
      const area = boxes.box({ ...place, originalWidth, originalHeight, score: 1 })
      return [area, control.label(area, label)]
    })
  }
}
