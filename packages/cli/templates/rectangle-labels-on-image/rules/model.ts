import { type ControlTag, LabelStudioMLBase, type PredictContext, type Task } from '@label-studio-ml/sdk'
import { readImage } from './image.ts'

/** Edges and size in percent of the image. */
interface Box {
  label: string
  x: number
  y: number
  width: number
  height: number
}

/**
 * RectangleLabels on Image by rules of the label config, for images with a fixed layout such as forms and screens: a
 * label says where it stands in `box="x y width height"`, in percent of the image. Labels without it are left out.
 */
export class GeneratedModel extends LabelStudioMLBase<'RectangleLabels'> {
  static override needs = [{ control: 'RectangleLabels', object: 'Image' }]
  /** Shown to annotators. Label Studio asks again when it changes: raise it with the answers. */
  static override version = '1.0.0'
  #boxes: Box[] = []

  override setup() {
    this.#boxes = this.controls[0]!.labels.flatMap(({ name, attributes }) =>
      attributes.box === undefined ? [] : [{ label: name, ...parseBox(name, attributes.box) }],
    )
  }

  override async predict(task: Task, { control, signal }: PredictContext<'RectangleLabels'>) {
    const { width: originalWidth, height: originalHeight } = await readImage(imageOf(control, task), signal)
    return this.#boxes.map((box) => control.box({ ...box, originalWidth, originalHeight, score: 1 }))
  }
}

function parseBox(label: string, written: string): Omit<Box, 'label'> {
  const numbers = written
    .trim()
    .split(/[\s,]+/)
    .map(Number)
  const [x, y, width, height] = numbers
  if (numbers.length === 4 && numbers.every(Number.isFinite)) return { x: x!, y: y!, width: width!, height: height! }
  throw new Error(`<Label value="${label}"> has box="${written}"; expected four numbers in percent: box="10 5 80 12"`)
}

function imageOf(control: ControlTag, task: Task): unknown {
  return control.objects[0]!.valueOf(task.data)
}
