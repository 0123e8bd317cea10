import type { ObjectTagName, TagName } from '@label-studio-ml/protocol'
import type { TagPair } from '../tag-pairs.ts'
import type { Answer } from './answer.ts'
import { shownText, showsText } from './shown-text.ts'

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
  needs?: 'text' | 'image'
}

const probability = 'http/probability.ts'

function question(template: string, summary: string, reply: string, expected: string): Question {
  return { summary, functions: [`http/${template}.ts`, probability], reply, expected }
}

const boxes = (summary: string, template: string, label: string, expected: string): Question => ({
  summary,
  functions: [template, 'http/boxes.ts', probability],
  reply: `{ boxes: [{ label: '${label}', x: 25, y: 25, width: 50, height: 50, score: 0.9 }, { x: 640 }, null] }`,
  expected,
  needs: 'image',
})

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
  Labels: {
    summary: 'It answers the words it found; where they stand is looked up here.',
    functions: ['http/spans-of-text.ts', 'http/phrases.ts'],
    reply: "{ entities: [{ text: 'Berlin', label: 'Place' }, { text: 'Berlin', label: 'City' }, null] }",
    expected: "[{ text: 'Berlin', labels: ['Place'] }]",
    needs: 'text',
  },
  Rectangle: boxes('It is asked for boxes in percent.', 'http/box.ts', 'Car', '[{ x: 25, width: 50 }]'),
  RectangleLabels: boxes('It is asked for boxes in percent.', 'http/box.ts', 'Car', "[{ x: 25, labels: ['Car'] }]"),
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
export function httpAnswer({ control, object }: TagPair): Answer | undefined {
  const asked = questions[control]
  if (asked === undefined || !reads(object)) return undefined
  const isImage = object === 'Image'
  if (control === 'Pairwise' && isImage) return undefined
  if (control === 'Labels' && object !== 'Text') return undefined
  const argument = { text: ', text', image: ', image', none: '' }[asked.needs ?? 'none']
  const content = contents[control] ?? 'http/content-of-object.ts'
  const read = control === 'Ranker' || control === 'ReactCode' ? [content] : [content, shownText(object)]
  return {
    summary: asked.summary,
    model: isImage
      ? ['http/model-of-image.ts', ...asked.functions]
      : ['http/model-of-text.ts', ...asked.functions, ...read],
    test: ['http/test.ts'],
    expected: asked.expected,
    words: { GeneratedArguments: `control, answer${argument}`, GeneratedReply: asked.reply },
    ...(isImage ? { files: { 'image/image.ts': 'src/image.ts', 'image/image-test.ts': 'src/image.test.ts' } } : {}),
  }
}

/** What the README says about the endpoint. */
export const chatEndpoint = `The model stands behind a chat completions endpoint, as OpenAI, Ollama, vLLM and llama.cpp have it:

| setting | what | default |
| --- | --- | --- |
| \`LLM_URL\`, or \`url\` in the extra params | address up to the version | \`http://127.0.0.1:11434/v1\` |
| \`LLM_MODEL\`, or \`model\` in the extra params | name of the model | \`llama3.2\` |
| \`LLM_API_KEY\` | key, if the endpoint asks for one | |`
