import { LabelStudioMLBase, type PredictContext, type Task } from '@label-studio-ml/sdk'
import { serve } from '@label-studio-ml/server'

const colors = ['red', 'green', 'blue']

/** Writes the size of each image and which of the three colors its first pixel has most of: `2x3 red`. */
class ImageDescriber extends LabelStudioMLBase<'TextArea'> {
  static override needs = [{ control: 'TextArea', object: 'Image' }]
  static override version = '1.0.0'

  override async predict(task: Task, { control }: PredictContext<'TextArea'>) {
    const { data, width, height } = await this.readImage(control, task)
    const pixel = [...data.subarray(0, 3)]
    return control.write(`${width}x${height} ${colors[pixel.indexOf(Math.max(...pixel))]}`)
  }
}

await serve(ImageDescriber)
