import type { TagName } from '@label-studio-ml/protocol'
import type { TagPair } from '../tag-pairs.ts'
import type { Answer } from './answer.ts'
import { keywordsOf } from './keywords.ts'
import { shownText } from './shown-text.ts'

type RulesOfTag = (pair: TagPair) => Answer | undefined

const test = ['rules/test.ts']
const keywords = (label: string | undefined) => (label === undefined ? {} : { predicted_values: keywordsOf(label) })

/** A rule for what the task shows as text. */
function ofText(rule: { summary: string; functions: string[]; expected: string }): RulesOfTag {
  const { summary, functions, expected } = rule
  return ({ object }) => ({
    summary,
    model: ['rules/model-of-text.ts', ...functions, shownText(object)],
    test,
    expected,
    attributes: keywords,
  })
}

/** A rule for the task as it is. */
function ofTask(rule: { summary: string; functions: string[]; expected: string }): RulesOfTag {
  const { summary, functions, expected } = rule
  return () => ({ summary, model: ['rules/model-of-task.ts', ...functions], test, expected })
}

/** The place that a label, or the tag, has in the label config. */
function ofPlace(template: string, expected: string): RulesOfTag {
  const places = ['10 5 80 12', '25 25 50 50']
  return ({ spec }) => ({
    summary: `It answers the place that ${spec.labelKey ? 'each label' : 'the tag'} has in the label config, in percent of the image: \`place="x y width height"\`.`,
    model: ['rules/model-of-image.ts', template, 'rules/image-size.ts', 'rules/places.ts'],
    test,
    expected,
    files: { 'image/image.ts': 'src/image.ts', 'image/image-test.ts': 'src/image.test.ts' },
    attributes: (_, index) => ({ place: places[index % places.length]! }),
  })
}

/** A list as Biome writes it. */
function list(...items: string[]): string {
  return `[\n${items.map((item) => `  ${item},\n`).join('')}]`
}

const byKeywords = (answer: string, expected: string) =>
  ofText({
    summary: `It looks for the keywords that each ${answer} lists in the label config: \`predicted_values="good, great"\`.`,
    functions: ['rules/keywords.ts', 'rules/words.ts'],
    expected,
  })

const rules: Partial<Record<TagName, RulesOfTag>> = {
  Choices: byKeywords('choice', "[{ labels: ['Yes'] }]"),
  Taxonomy: byKeywords('choice', "[{ paths: [['Animal', 'Cat']] }]"),
  Rating: ofText({
    summary: 'It gives a star for every ten words.',
    functions: ['rules/rating.ts', 'rules/words.ts'],
    expected: '[{ rating: expect.any(Number) }]',
  }),
  Number: ofText({
    summary: 'It counts the words.',
    functions: ['rules/number.ts', 'rules/words.ts'],
    expected: '[{ number: expect.any(Number) }]',
  }),
  DateTime: ofText({
    summary: 'It looks for a date that is written as 2024-05-07.',
    functions: ['rules/date-time.ts'],
    expected: "[{ datetime: '2024-05-07' }]",
  }),
  TextArea: ofText({
    summary: 'It answers the first sentence.',
    functions: ['rules/text-area.ts'],
    expected: '[{ texts: [expect.any(String)] }]',
  }),
  Pairwise: ({ object }) => ({
    summary: 'It prefers the one with more words.',
    model: ['rules/model-of-task.ts', 'rules/pairwise.ts', 'rules/words.ts', shownText(object)],
    test,
    expected: '[{ side: expect.any(String) }]',
  }),
  Ranker: ofTask({
    summary: 'It puts the items with the most words into the first bucket, the others into the second.',
    functions: ['rules/ranker.ts', 'rules/words.ts'],
    expected: "[{ buckets: { best: ['2', '1'], rest: ['3'] } }]",
  }),
  Chat: ofTask({
    summary: 'It asks back what the last message of the user was about.',
    functions: ['rules/chat.ts'],
    expected: "[{ message: { role: 'assistant' } }]",
  }),
  ReactCode: ofTask({
    summary: 'It gives a star for every field that the component shows.',
    functions: ['rules/react-code.ts'],
    expected: '[{ answer: { stars: 2 } }]',
  }),
  Labels: (pair) => spansOf(pair),
  Rectangle: ofPlace('rules/box.ts', '[{ x: 10, y: 5, width: 80, height: 12 }]'),
  RectangleLabels: ofPlace('rules/box.ts', list("{ x: 10, labels: ['Car'] }", "{ x: 25, labels: ['Person'] }")),
}

const findsPhrases =
  'It finds what each label lists in the label config: words in `predicted_values="Berlin, Paris"`, a regular expression in `pattern="\\d{4}-\\d{2}-\\d{2}"`.'

function spansOf(pair: TagPair): Answer | undefined {
  if (pair.object !== 'Text') return undefined
  return ofText({
    summary: findsPhrases,
    functions: ['rules/spans-of-text.ts', 'rules/finds.ts'],
    expected: list("{ text: 'John', labels: ['Person'] }", "{ text: 'Berlin', labels: ['Place'] }"),
  })(pair)
}

/** Plain rules, which stand in the label config or in the model. */
export function rulesAnswer(pair: TagPair): Answer | undefined {
  return rules[pair.control]?.(pair)
}
