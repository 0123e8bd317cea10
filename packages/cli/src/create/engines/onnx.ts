import type { TagName } from '@label-studio-ml/protocol'
import type { TagPair } from '../tag-pairs.ts'
import type { Answer } from './answer.ts'
import { shownText } from './shown-text.ts'

const modelFiles = {
  'onnx/model-file.ts': 'src/model-file.ts',
  'onnx/onnx-writer.ts': 'src/__fixtures__/onnx-writer.ts',
}

const image = 'It takes the image as a float tensor [1, 3, height, width], red, green and blue from 0 to 1, '
const classes = 'a score or probability for each label in the order of the label config'
const stretched = 'stretched to the size that the model says it takes.'

/** A model that looks at images: its answer, a tiny one for the test, and what that finds. */
function ofImage(answer: {
  summary: string
  template: string
  tiny: string
  expected: string
  builder?: string
}): Answer {
  const { summary, template, tiny, expected, builder = '' } = answer
  return {
    summary: `${image}${stretched} ${summary}`,
    model: ['onnx/model-of-image.ts', template, 'onnx/numbers.ts'],
    test: [tiny, 'onnx/test.ts'],
    expected,
    words: {
      GeneratedData: 'config.sampleTask?.data as object',
      GeneratedArguments: template === 'onnx/classes.ts' ? 'control, outputs' : 'control, outputs, image',
      GeneratedBuilder: builder,
    },
    files: { ...modelFiles, 'onnx/tensor-of.ts': 'src/tensor-of.ts' },
  }
}

function ofMasks(builder: string, label: string): Answer {
  const summary =
    'It gives one output [1, labels, height, width] with the probability of each pixel for each label in the order of the label config.'
  const expected = `[{ labels: ['${label}'] }]`
  return ofImage({ summary, template: 'onnx/masks.ts', tiny: 'onnx/tiny-masks.ts', expected, builder })
}

const choicesOfImage = ofImage({
  summary: `Its last output has ${classes}.`,
  template: 'onnx/classes.ts',
  tiny: 'onnx/tiny-classes-of-image.ts',
  expected: "[{ labels: ['Yes'] }]",
})

const choicesOfText: Answer = {
  summary: `It takes the text as a string tensor [1] or [1, 1], as exports of scikit-learn pipelines do; its last output has ${classes}.`,
  model: ['onnx/model-of-text.ts', 'onnx/classes.ts', 'onnx/numbers.ts', shownText('Text')],
  test: ['onnx/tiny-classes-of-text.ts', 'onnx/test.ts'],
  expected: "[{ labels: ['Yes'] }]",
  words: { GeneratedData: "{ text: 'yes' }" },
  files: modelFiles,
}

const onImage: Readonly<Partial<Record<TagName, Answer>>> = {
  Choices: choicesOfImage,
  RectangleLabels: ofImage({
    summary:
      'It gives `boxes` [n, 4] (left, top, right, bottom from 0 to 1), `scores` [n] and `labels` [n], positions in the label config from 0.',
    template: 'onnx/boxes.ts',
    tiny: 'onnx/tiny-boxes.ts',
    expected: "[{ x: 25, y: 50, width: 50, height: 50, labels: ['Car'] }]",
  }),
  PolygonLabels: ofMasks('polygons', 'Roof'),
  BrushLabels: ofMasks('brush', 'Sky'),
  BitmaskLabels: ofMasks('bitmask', 'Sky'),
}

/** A model file that the author has; what goes in and comes out stands in the README. */
export function onnxAnswer({ control, object }: TagPair): Answer | undefined {
  if (control === 'Choices' && object === 'Text') return choicesOfText
  return object === 'Image' ? onImage[control] : undefined
}

/** What the README says about the model file. */
export const onnxModel = `ONNX Runtime runs it on the CPU. Its file is, whichever is given first:

| setting | what |
| --- | --- |
| \`model_path\` of the control tag in the label config | a path |
| \`model_file\` in the extra params | a path |
| \`MODEL_FILE\` | a path |
| | \`model.onnx\` in this folder |

The tests write a tiny model of their own and run it.`
