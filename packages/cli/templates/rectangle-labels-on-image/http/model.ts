import { type ControlTag, LabelStudioMLBase, type PredictContext, type Task } from '@label-studio-ml/sdk'
import { askModel, endpointOf } from './ask-model.ts'
import { readImage } from './image.ts'

/** RectangleLabels on Image by a model that sees, behind a chat completions endpoint; it answers boxes in percent. */
export class GeneratedModel extends LabelStudioMLBase<'RectangleLabels'> {
  static override needs = [{ control: 'RectangleLabels', object: 'Image' }]
  /** Shown to annotators. Label Studio asks again when it changes: raise it with the answers. */
  static override version = '1.0.0'

  override async predict(task: Task, { control, signal }: PredictContext<'RectangleLabels'>) {
    const {
      bytes,
      mediaType,
      width: originalWidth,
      height: originalHeight,
    } = await readImage(imageOf(control, task), signal)
    const url = `data:${mediaType};base64,${bytes.toString('base64')}`
    const content = [{ type: 'image_url', image_url: { url } }]
    const { boxes } = await askModel(endpointOf(this.extraParams), instructionFor(control), content, signal)
    return boxesIn(boxes, control).map((box) => control.box({ ...box, originalWidth, originalHeight }))
  }
}

function instructionFor(control: ControlTag): string {
  const labels = control.labels.map(({ name }) => JSON.stringify(name)).join(', ')
  return `You find objects in the image of the user. The labels are ${labels}.
Answer with JSON only. x and y are the left and upper edge; all four numbers are percent of the image, 0 to 100:
{"boxes": [{"label": "<one of the labels>", "x": 0, "y": 0, "width": 0, "height": 0, "score": <how sure you are, 0 to 1>}]}`
}

interface Box {
  label: string
  x: number
  y: number
  width: number
  height: number
  score: number | undefined
}

/** Boxes outside of the image, or with a label that the label config does not have, are left out. */
function boxesIn(answer: unknown, control: ControlTag): Box[] {
  if (!Array.isArray(answer)) throw new Error(`The model answered boxes: ${JSON.stringify(answer)}; expected a list`)
  return answer.flatMap((box) => {
    const { label, x, y, width, height, score } = box ?? {}
    const isInside = [x, y].every((edge) => edge >= 0 && edge < 100) && [width, height].every((side) => side > 0)
    if (!isInside || !control.labelNames.has(label)) return []
    return [{ label, x, y, width, height, score: score >= 0 && score <= 1 ? score : undefined }]
  })
}

function imageOf(control: ControlTag, task: Task): unknown {
  return control.objects[0]!.valueOf(task.data)
}
