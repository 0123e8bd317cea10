import type { ObjectTagName, TagName } from '@label-studio-ml/protocol'
import type { TagPair } from '../tag-pairs.ts'
import type { Answer } from './answer.ts'
import { shownText, showsText } from './shown-text.ts'
import { spanTemplate } from './span-objects.ts'

/** What a control tag is asked for, and how the answer is read. */
interface Question {
  /** What the README says. */
  summary: string
  /** Templates that write the instruction and turn the answer into regions. */
  functions: readonly string[]
  /** An answer of the endpoint in the test, as a literal of TypeScript. */
  reply: string
  expected: string
  /** What the answer needs beside `control` and `answer`. */
  needs?: 'image'
  words?: Answer['words']
}

const probability = 'http/probability.ts'

function question(template: string, summary: string, reply: string, expected: string): Question {
  return { summary, functions: [`http/${template}.ts`, probability], reply, expected }
}

/** Boxes of the image, and the template that makes areas of them. */
function boxes(template: string, label: string | undefined): Question {
  const box = `{ ${label ? `label: '${label}', ` : ''}x: 25, y: 25, width: 50, height: 50, score: 0.9 }`
  return {
    summary: 'It is asked for boxes in percent of the image.',
    functions: [`http/${template}.ts`, 'http/boxes.ts', probability],
    reply: `{ boxes: [${box}, { x: 640 }, null] }`,
    expected: label ? `[{ labels: ['${label}'] }]` : '[{ x: expect.any(Number) }]',
    needs: 'image',
  }
}

/** Lines of points on the image. */
function outlines(builder: 'polygon' | 'vector', label: string | undefined): Question {
  const points = [
    [10, 10],
    [50, 12],
    [30, 60],
  ]
    .map(([x, y]) => `        [${x}, ${y}],\n`)
    .join('')
  const outline = `    {\n${label ? `      label: '${label}',\n` : ''}      points: [\n${points}      ],\n    },\n`
  return {
    summary: 'It is asked for points in percent of the image.',
    functions: ['http/outlines.ts', probability],
    reply: `{\n  outlines: [\n${outline}    { points: [] },\n    null,\n  ],\n}`,
    expected: label ? `[{ labels: ['${label}'] }]` : '[{}]',
    needs: 'image',
    words: { GeneratedBuilder: builder, GeneratedPoints: builder === 'polygon' ? '3' : '2' },
  }
}

/** Words of the text. */
function phrases(words: string, label: string): Question {
  return {
    summary: 'It answers the words that it found; where they stand is looked up here.',
    functions: ['http/phrases.ts', 'spans/found.ts'],
    reply: `{ entities: [{ text: '${words}', label: '${label}' }, { text: '${words}', label: 'Other' }, null] }`,
    expected: `[{ text: '${words}', labels: ['${label}'] }]`,
  }
}

/** Ranges of a time series. */
function ranges(label: string): Question {
  return {
    summary: 'It is asked for ranges of the time column.',
    functions: ['http/ranges.ts', probability],
    reply: `{ ranges: [{ start: 3, end: 6, label: '${label}' }, { start: 'x' }, null] }`,
    expected: `[{ start: 3, end: 6, labels: ['${label}'] }]`,
  }
}

const questions: Partial<Record<TagName, Question>> = {
  Choices: question('label', 'It is asked for the label.', "{ label: 'Yes', score: 0.75 }", "[{ labels: ['Yes'] }]"),
  Taxonomy: question(
    'label',
    'It is asked for the label, as its path.',
    "{ label: 'Animal / Cat', score: 0.75 }",
    "[{ paths: [['Animal', 'Cat']] }]",
  ),
  Rating: question('rating', 'It is asked for stars.', '{ stars: 4, score: 0.75 }', '[{ rating: 4 }]'),
  Number: question('number', 'It is asked for a number.', '{ number: 12, score: 0.75 }', '[{ number: 12 }]'),
  DateTime: question(
    'date-time',
    'It is asked for a date.',
    "{ date: '2024-05-07T09:30Z', score: 0.75 }",
    "[{ datetime: '2024-05-07' }]",
  ),
  TextArea: question('text-area', 'It is asked for a sentence.', "{ text: 'A cat.' }", "[{ texts: ['A cat.'] }]"),
  Pairwise: question(
    'pairwise',
    'It is asked which of the two is better.',
    "{ better: 'right' }",
    "[{ side: 'right' }]",
  ),
  Ranker: {
    summary: 'It is asked for the ids in each bucket.',
    functions: ['http/ranker.ts'],
    reply: "{ best: ['2', '1'], rest: ['3'] }",
    expected: "[{ buckets: { best: ['2', '1'], rest: ['3'] } }]",
  },
  Chat: question(
    'chat',
    'It is asked for the next message.',
    "{ reply: 'Yes.' }",
    "[{ message: { content: 'Yes.' } }]",
  ),
  ReactCode: question(
    'react-code',
    'It is asked for the outputs that the tag names.',
    '{ answer: { stars: 4 } }',
    '[{ answer: { stars: 4 } }]',
  ),
  HyperTextLabels: phrases('Berlin', 'Place'),
  ParagraphLabels: phrases('Why tuna?', 'Question'),
  TimeSeriesLabels: ranges('Run'),
  Rectangle: boxes('box', undefined),
  RectangleLabels: boxes('box', 'Car'),
  Ellipse: boxes('ellipse', undefined),
  EllipseLabels: boxes('ellipse', 'Cell'),
  KeyPoint: boxes('key-point', undefined),
  KeyPointLabels: boxes('key-point', 'Nose'),
  Polygon: outlines('polygon', undefined),
  PolygonLabels: outlines('polygon', 'Roof'),
  Vector: outlines('vector', undefined),
  VectorLabels: outlines('vector', 'Road'),
}

/** Labels are asked for as the object tag wants them. */
const labels: Readonly<Partial<Record<ObjectTagName, Question>>> = {
  Text: phrases('Berlin', 'Place'),
  HyperText: phrases('Berlin', 'Place'),
  Paragraphs: phrases('Berlin', 'Place'),
  TimeSeries: ranges('Place'),
}

/** What the endpoint gets to read for tags that do not just read their first object tag. */
const contents: Partial<Record<TagName, string>> = {
  Pairwise: 'http/content-of-pair.ts',
  Ranker: 'http/content-of-items.ts',
  ReactCode: 'http/content-of-data.ts',
}

/** A chat completions endpoint reads text and sees images; it gets no sound, video or document. */
function reads(object: ObjectTagName): boolean {
  return showsText(object) || ['TimeSeries', 'Image', 'ReactCode'].includes(object)
}

/** A language model, or one that sees, behind a chat completions endpoint. */
export function httpAnswer(pair: TagPair): Answer | undefined {
  const { control, object } = pair
  const asked = control === 'Labels' ? labels[object] : questions[control]
  if (asked === undefined || !reads(object) || (control === 'Pairwise' && object === 'Image')) return undefined
  return {
    summary: asked.summary,
    model: modelOf(pair, asked),
    test: ['http/test.ts'],
    expected: asked.expected,
    words: {
      ...asked.words,
      GeneratedArguments: `control, answer${asked.needs === 'image' ? ', image' : ''}`,
      GeneratedReply: asked.reply,
    },
  }
}

function modelOf({ control, object }: TagPair, { functions }: Question): readonly string[] {
  if (object === 'Image') return ['http/model-of-image.ts', ...functions]
  if (functions.includes('http/phrases.ts')) {
    return ['http/model-of-spans.ts', `spans/${spanTemplate(object)}.ts`, ...functions, shownText(object)]
  }
  const content = contents[control] ?? 'http/content-of-object.ts'
  const readsText = control !== 'Ranker' && control !== 'ReactCode'
  return ['http/model-of-text.ts', ...functions, content, ...(readsText ? [shownText(object)] : [])]
}

/** What the README says about the endpoint. */
export const chatEndpoint = `The model stands behind a chat completions endpoint, as OpenAI, Ollama, vLLM and llama.cpp have it:

| setting | what | default |
| --- | --- | --- |
| \`LLM_URL\`, or \`url\` in the extra params | address up to the version | \`http://127.0.0.1:11434/v1\` |
| \`LLM_MODEL\`, or \`model\` in the extra params | name of the model | \`llama3.2\` |
| \`LLM_API_KEY\` | key, if the endpoint asks for one; sent to \`LLM_URL\` only, not to another \`url\` of extra params | |`
