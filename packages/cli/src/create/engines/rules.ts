import type { TagName } from '@label-studio-ml/protocol'
import type { TagPair } from '../tag-pairs.ts'
import type { Answer } from './answer.ts'
import { keywordsOf } from './keywords.ts'
import { shownText } from './shown-text.ts'
import { firstLabels, spanTemplate } from './span-objects.ts'

type Rule = (pair: TagPair) => Answer

const test = ['rules/test.ts']
const words = 'rules/words.ts'
const keywords = (label: string | undefined) => (label === undefined ? {} : { predicted_values: keywordsOf(label) })

/** A rule for what the task shows as text. */
function ofText(functions: readonly string[], summary: string, expected: string): Rule {
  const model = ['rules/model-of-text.ts', ...functions]
  return ({ object }) => ({
    summary,
    model: [...model, shownText(object)],
    test,
    expected,
    attributes: keywords,
  })
}

/** A rule for the task as it is. */
function ofTask(
  functions: readonly string[],
  summary: string,
  expected: string,
  attributes?: NonNullable<Answer['attributes']>,
): Rule {
  const model = ['rules/model-of-task.ts', ...functions]
  return () => ({ summary, model, test, expected, ...(attributes && { attributes }) })
}

const byKeywords = (expected: string): Rule =>
  ofText(
    ['rules/keywords.ts', words],
    'It looks for the keywords that each choice lists in the label config: `predicted_values="good, great"`.',
    expected,
  )

/** Words and patterns of the labels. */
function ofSpans({ control, object }: TagPair): Answer {
  const [first, second] = firstLabels[control]!
  return {
    summary:
      'It finds what each label lists in the label config: words in `predicted_values="Berlin, Paris"`, a regular expression in `pattern="\\d{4}-\\d{2}-\\d{2}"`.',
    model: ['rules/model-of-spans.ts', `spans/${spanTemplate(object)}.ts`, 'spans/found.ts', 'rules/finds.ts'],
    test,
    expected: `expect.arrayContaining([
  expect.objectContaining({ labels: ['${first}'] }),
  expect.objectContaining({ labels: ['${second}'] }),
])`,
    attributes: keywords,
  }
}

const places = ['10 5 80 12', '25 25 50 50']
const atPlace = (_: string | undefined, index: number) => ({ place: places[index % places.length]! })
const saysPlace = (whose: string) =>
  `It answers the place that ${whose} has in the label config, in percent: \`place="x y width height"\`.`

/** An area at the place of each label; of a tag without labels at its own. */
function atPlaces(template: string, expected: string, builder = ''): Rule {
  return ({ spec }) => ({
    summary: saysPlace(spec.labelKey ? 'each label' : 'the tag'),
    model: ['rules/model-of-image.ts', template, 'rules/image-size.ts', 'rules/places.ts'],
    test,
    expected,
    words: { GeneratedBuilder: builder },
    attributes: atPlace,
  })
}

/** What `control.read` gives of a region for each of two labels. */
const bothLabels = (first: string, second: string) => `[{ labels: ['${first}'] }, { labels: ['${second}'] }]`

const timeSeries = ofTask(
  ['rules/time-series.ts'],
  'It gives the first label wherever the first channel lies above its mean.',
  '[{ start: 3, end: 5 }]',
)

/** By the object tag. */
const labels: Readonly<Partial<Record<TagPair['object'], Rule>>> = {
  Text: ofSpans,
  HyperText: ofSpans,
  Paragraphs: ofSpans,
  TimeSeries: timeSeries,
  Audio: ofTask(
    ['rules/sounds.ts'],
    'It answers the seconds that each label has in the label config: `seconds="0.5 2"`.',
    bothLabels('Person', 'Place'),
    (_, index) => ({ seconds: index === 0 ? '0 0.5' : '0.5 2' }),
  ),
  Image: () => ({
    summary: saysPlace('each label'),
    model: ['rules/model-of-area-labels.ts', 'rules/places.ts'],
    test,
    expected: "[{ labels: ['Person'] }, { labels: ['Place'] }, { x: 10 }, { x: 25 }]",
    attributes: atPlace,
  }),
}

const rules: Readonly<Partial<Record<TagName, Rule>>> = {
  Choices: byKeywords("[{ labels: ['Yes'] }]"),
  Taxonomy: byKeywords("[{ paths: [['Animal', 'Cat']] }]"),
  Rating: ofText(
    ['rules/rating.ts', words],
    'It gives a star for every ten words.',
    '[{ rating: expect.any(Number) }]',
  ),
  Number: ofText(['rules/number.ts', words], 'It counts the words.', '[{ number: expect.any(Number) }]'),
  DateTime: ofText(
    ['rules/date-time.ts'],
    'It looks for a date that is written as 2024-05-07.',
    "[{ datetime: '2024-05-07' }]",
  ),
  TextArea: ofText(['rules/text-area.ts'], 'It answers the first sentence.', '[{ texts: [expect.any(String)] }]'),
  Pairwise: (pair) => {
    const functions = ['rules/pairwise.ts', words, shownText(pair.object)]
    return ofTask(functions, 'It prefers the one with more words.', '[{ side: expect.any(String) }]')(pair)
  },
  Ranker: ofTask(
    ['rules/ranker.ts', words],
    'It puts the items with the most words into the first bucket, the others into the second.',
    "[{ buckets: { best: ['2', '1'], rest: ['3'] } }]",
  ),
  Chat: ofTask(
    ['rules/chat.ts'],
    'It asks back what the last message of the user was about.',
    "[{ message: { role: 'assistant' } }]",
  ),
  ReactCode: ofTask(
    ['rules/react-code.ts'],
    'It gives a star for every field that the component shows.',
    '[{ answer: { stars: 2 } }]',
  ),
  Labels: (pair) => labels[pair.object]!(pair),
  HyperTextLabels: ofSpans,
  ParagraphLabels: ofSpans,
  TimeSeriesLabels: timeSeries,
  TimelineLabels: ofTask(
    ['rules/frames.ts'],
    'It answers the frames that each label has in the label config: `frames="1 24"`.',
    bothLabels('Moving', 'Still'),
    (_, index) => ({ frames: index === 0 ? '1 3' : '4 6' }),
  ),
  Rectangle: atPlaces('rules/box.ts', '[{ x: 10, y: 5, width: 80, height: 12 }]'),
  RectangleLabels: atPlaces('rules/box.ts', bothLabels('Car', 'Person')),
  Ellipse: atPlaces('rules/ellipse.ts', '[{ x: 50, y: 11, radiusX: 40, radiusY: 6 }]'),
  EllipseLabels: atPlaces('rules/ellipse.ts', bothLabels('Cell', 'Nucleus')),
  Polygon: atPlaces('rules/polygon.ts', '[{ points: expect.arrayContaining([[10, 5]]) }]'),
  PolygonLabels: atPlaces('rules/polygon.ts', bothLabels('Roof', 'Road')),
  KeyPoint: atPlaces('rules/key-point.ts', '[{ x: 50, y: 11 }]'),
  KeyPointLabels: atPlaces('rules/key-point.ts', bothLabels('Nose', 'Eye')),
  Brush: atPlaces('rules/mask.ts', '[{}]', 'brush'),
  BrushLabels: atPlaces('rules/mask.ts', bothLabels('Sky', 'Tree'), 'brush'),
  MagicWand: atPlaces('rules/mask.ts', '[{}]', 'brush'),
  Bitmask: atPlaces('rules/mask.ts', '[{}]', 'bitmask'),
  BitmaskLabels: atPlaces('rules/mask.ts', bothLabels('Sky', 'Tree'), 'bitmask'),
  Vector: atPlaces('rules/vector.ts', '[{ closed: false }]'),
  VectorLabels: atPlaces('rules/vector.ts', bothLabels('Road', 'River')),
  VideoRectangle: ofTask(
    ['rules/box-track.ts', 'rules/places.ts'],
    saysPlace('the tag'),
    '[{ frames: [{ frame: 1, x: 10 }, { frame: 6 }] }]',
    atPlace,
  ),
  VideoVector: ofTask(
    ['rules/path-track.ts', 'rules/places.ts'],
    saysPlace('the tag'),
    '[{ frames: [{ frame: 1 }, { frame: 6 }] }]',
    atPlace,
  ),
  VideoVectorLabels: ofTask(
    ['rules/path-track.ts', 'rules/places.ts'],
    saysPlace('each label'),
    bothLabels('Arm', 'Leg'),
    atPlace,
  ),
  OcrLabels: ofTask(['rules/ocr.ts', 'rules/places.ts'], saysPlace('each label'), bothLabels('Total', 'Date'), atPlace),
}

/** A tag without a rule of its own: the example of its format. */
function byExample({ spec, object }: TagPair): Answer {
  return {
    summary: 'It answers the same for every task, the example of the format.',
    model: ['rules/model-of-task.ts', 'rules/example.ts'],
    test,
    expected: '[{}]',
    words: { GeneratedExample: JSON.stringify(spec.on[object]?.example), GeneratedType: spec.type },
  }
}

/** Plain rules, which stand in the label config or in the model; they fit every pair. */
export function rulesAnswer(pair: TagPair): Answer {
  return (rules[pair.control] ?? byExample)(pair)
}
