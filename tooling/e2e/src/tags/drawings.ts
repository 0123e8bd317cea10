import { controlTags, labelConfigOf, type ObjectTagName, type Region, type TagName } from '@label-studio-ml/protocol'
import { type ControlTagOf, type LabelConfig, parseLabelConfig } from '@label-studio-ml/sdk'
import { maskOfPolygons } from '@label-studio-ml/sdk/masks'
import type { Edges } from '../browser/drawn-box.ts'
import { scene } from './scene.ts'
import { otherText, shownValues } from './shown-values.ts'

/** A prediction of one control tag at a place that a person can check on a picture. */
export interface Drawing {
  tag: TagName
  object: ObjectTagName
  labelConfig: string
  data: Record<string, unknown>
  result: Region[]
  seen: Seen
}

/** What a person sees of it. */
type Seen =
  /** An answer, or a range below a video: an element of the page, as a selector. */
  | { element: string }
  /** A region on an image, by the pixels of the image that change when it is hidden. */
  | { covers: Edges }
  /** A region on something else: hiding it changes the picture. */
  | { region: true }
  /** Nothing, since the open-source editor does not have the tag: the page says so in these words. */
  | { refusal: string }

type Build<Tag extends TagName> = (control: ControlTagOf<Tag>, config: LabelConfig) => Region | Region[]

function draw<Tag extends TagName>(
  tag: Tag,
  object: ObjectTagName,
  seen: Seen,
  build: Build<Tag>,
  beside = '',
): Drawing {
  const labelConfig = labelConfigOf(controlTags[tag], object).replace('</View>', `${beside}</View>`)
  const config = parseLabelConfig(labelConfig)
  const control = config.controls.find((one): one is ControlTagOf<Tag> & typeof one => one.is(tag))!
  const shown = config.objects.map(({ field, tag: name }) => [field, shownValues[name as ObjectTagName]])
  const data = { ...Object.fromEntries(shown), other: otherText }
  return { tag, object, labelConfig, data, result: [build(control, config)].flat(), seen }
}

const { car } = scene
const image = { originalWidth: scene.width, originalHeight: scene.height, unit: 'pixel' } as const
const sun = { x: scene.sun.x, y: scene.sun.y, radiusX: scene.sun.radius, radiusY: scene.sun.radius }
const circle = Array.from({ length: 40 }, (_, index) => {
  const angle = (index / 40) * 2 * Math.PI
  const { x, y, radius } = scene.treetop
  return [x + radius * Math.cos(angle), y + radius * Math.sin(angle)]
})
const treetop = maskOfPolygons([circle], scene)
const text = String(shownValues.Text)
const html = String(shownValues.HyperText)
const name = { start: 2, end: 13 }
const video = {
  framesCount: 47,
  duration: 1.968336,
  frameRate: 24,
  originalWidth: 320,
  originalHeight: 200,
  unit: 'pixel',
} as const

const region = { region: true } as const
const notExpected = (tag: string) => ({ refusal: `Not expecting tag: ${tag}` })
const around = (x: number, y: number, across: number, down = across) => ({
  left: x - across,
  top: y - down,
  right: x + across,
  bottom: y + down,
})
const carEdges = around(car.x + car.width / 2, car.y + car.height / 2, car.width / 2, car.height / 2)
const sunEdges = around(scene.sun.x, scene.sun.y, scene.sun.radius)
const mountainEdges = { left: 40, top: 130, right: 330, bottom: 260 }
const faceEdges = around(scene.face.x, scene.face.y, 8)
const treetopEdges = around(scene.treetop.x, scene.treetop.y, scene.treetop.radius)
const roadEdges = { left: 40, top: 340, right: 600, bottom: 354 }

/** Every control tag on its first object tag, and Labels on each of its own. */
export const drawings: readonly Drawing[] = [
  draw('Choices', 'Text', { element: '.ant-checkbox-checked input[name="Yes"]' }, (control) => control.choose('Yes')),
  draw('Taxonomy', 'Text', { element: '.htx-taxonomy .ant-select-selection-item[title="Cat"]' }, (control) =>
    control.choose([['Animal', 'Cat']]),
  ),
  draw('Rating', 'Text', { element: '.ant-rate-star-full:nth-child(4) + .ant-rate-star-zero' }, (control) =>
    control.rate(4),
  ),
  draw('Number', 'Text', { element: 'input[name="number"][value="12.5"]' }, (control) => control.number(12.5)),
  draw('DateTime', 'Text', { element: 'input[type="date"][value="2024-05-07"]' }, (control) =>
    control.dateTime('2024-05-07'),
  ),
  draw(
    'TextArea',
    'Text',
    { element: '[data-testid="textarea-region"]:has-text("A person joins a company.")' },
    (control) => control.write('A person joins a company.'),
  ),
  draw('Pairwise', 'Text', { element: '.bg-primary-background:has-text("Ruth Okafor joined")' }, (control) =>
    control.prefer('left'),
  ),
  draw('Ranker', 'List', { element: '[data-rbd-droppable-id="best"] [data-ranker-id="item-2"]' }, (control) =>
    control.rank({ best: ['item-2'], rest: ['item-1', 'item-3'] }),
  ),
  draw('Chat', 'Chat', { refusal: 'Before you can annotate the data, set up labeling configuration' }, (control) =>
    control.say({ role: 'assistant', content: 'On Monday at noon.' }),
  ),
  draw('ReactCode', 'ReactCode', notExpected('reactcode'), (control) => control.answer({ stars: 4 })),
  draw('Labels', 'Text', region, (control) => control.span({ ...name, taskText: text, label: 'Person' })),
  draw('Labels', 'Audio', region, (control) =>
    control.span({ start: 0.4, end: 1.1, originalLength: 3, label: 'Person' }),
  ),
  draw('Labels', 'HyperText', region, (control) => control.span({ start: 14, end: 25, html, label: 'Person' })),
  draw('Labels', 'Paragraphs', region, (control) => control.span({ paragraph: 1, start: 12, end: 16, label: 'Place' })),
  draw('Labels', 'TimeSeries', region, (control) => control.span({ start: 4, end: 10, label: 'Person' })),
  draw(
    'Labels',
    'Image',
    { covers: carEdges },
    (control, config) => {
      const area = config.control('rectangle', 'Rectangle').box({ ...car, ...image })
      return [area, control.label(area, 'Place')]
    },
    '<Rectangle name="rectangle" toName="image"/>',
  ),
  draw('HyperTextLabels', 'HyperText', region, (control) =>
    control.span({ start: 14, end: 25, html, label: 'Person' }),
  ),
  draw('ParagraphLabels', 'Paragraphs', region, (control) =>
    control.span({ paragraph: 1, start: 3, end: 16, label: 'Answer' }),
  ),
  draw('TimeSeriesLabels', 'TimeSeries', region, (control) => control.span({ start: 4, end: 10, label: 'Run' })),
  draw('TimelineLabels', 'Video', { element: '.lsf-minimap__connection' }, (control) =>
    control.range({ start: 5, end: 20, label: 'Moving' }),
  ),
  draw('Rectangle', 'Image', { covers: carEdges }, (control) => control.box({ ...car, ...image })),
  draw('RectangleLabels', 'Image', { covers: carEdges }, (control) => control.box({ ...car, ...image, label: 'Car' })),
  draw('Ellipse', 'Image', { covers: sunEdges }, (control) => control.ellipse({ ...sun, ...image })),
  draw('EllipseLabels', 'Image', { covers: sunEdges }, (control) =>
    control.ellipse({ ...sun, ...image, label: 'Cell' }),
  ),
  draw('Polygon', 'Image', { covers: mountainEdges }, (control) =>
    control.polygon({ points: scene.mountain, ...image }),
  ),
  draw('PolygonLabels', 'Image', { covers: mountainEdges }, (control) =>
    control.polygon({ points: scene.mountain, ...image, label: 'Roof' }),
  ),
  draw('KeyPoint', 'Image', { covers: faceEdges }, (control) =>
    control.keyPoint({ ...scene.face, ...image, width: 8 }),
  ),
  draw('KeyPointLabels', 'Image', { covers: faceEdges }, (control) =>
    control.keyPoint({ ...scene.face, ...image, width: 8, label: 'Nose' }),
  ),
  draw('Brush', 'Image', { covers: treetopEdges }, (control) => control.brush({ mask: treetop })),
  draw('BrushLabels', 'Image', { covers: treetopEdges }, (control) => control.brush({ mask: treetop, label: 'Tree' })),
  draw('MagicWand', 'Image', { covers: treetopEdges }, (control) => control.brush({ mask: treetop })),
  draw('Bitmask', 'Image', { covers: treetopEdges }, (control) => control.bitmask({ mask: treetop })),
  draw('BitmaskLabels', 'Image', { covers: treetopEdges }, (control) =>
    control.bitmask({ mask: treetop, label: 'Tree' }),
  ),
  draw('Vector', 'Image', { covers: roadEdges }, (control) => control.vector({ points: scene.roadMiddle, ...image })),
  draw('VectorLabels', 'Image', { covers: roadEdges }, (control) =>
    control.vector({ points: scene.roadMiddle, ...image, label: 'Road' }),
  ),
  draw('VideoRectangle', 'Video', region, (control) =>
    control.track({
      frames: [
        { frame: 1, x: 20, y: 110, width: 70, height: 40 },
        { frame: 47, x: 196, y: 110, width: 70, height: 40 },
      ],
      ...video,
      label: 'Car',
    }),
  ),
  draw('VideoVector', 'Video', notExpected('videovector'), (control) =>
    control.track({
      frames: [
        {
          frame: 1,
          points: [
            [20, 110],
            [90, 150],
          ],
        },
      ],
      ...video,
      label: 'Arm',
    }),
  ),
  draw('VideoVectorLabels', 'Video', notExpected('videovectorlabels'), (control) =>
    control.track({
      frames: [
        {
          frame: 1,
          points: [
            [20, 110],
            [90, 150],
          ],
        },
      ],
      ...video,
      label: 'Arm',
    }),
  ),
  draw('OcrLabels', 'Pdf', notExpected('ocrlabels'), (control) =>
    control.box({ x: 0.1, y: 0.2, width: 0.3, height: 0.05, text: '12.50', label: 'Total' }),
  ),
]
