import { controlTags, labelConfigOf, type ObjectTagName, type TagSpec } from '@label-studio-ml/protocol'
import { checkPrediction } from '@label-studio-ml/sdk/host'
import { expect, test } from 'vitest'
import { createSample } from './sample.ts'

const comment = '<!-- {"data": {"text": "Alpha", "other": 1}} -->'
const choices = `<View><Text name="t" value="$text"/><Choices name="c" toName="t"><Choice value="A"/><Choice alias="b" value="B"/></Choices></View>${comment}`
const spans = `<View><Labels name="l" toName="t"><Label value="PER"/><Label value="ORG"/></Labels><Text name="t" value="$text"/></View>${comment}`
const boxes =
  '<View><Image name="i" value="$image"/><RectangleLabels name="b" toName="i"><Label value="Car"/></RectangleLabels></View><!-- {"data": {"image": "data:,"}} -->'

test('answers of Choices on Text are labels that stand for a word of the text', () => {
  const { answers, teaches } = createSample(choices)
  const [first, second] = answers(1)
  expect(teaches).toBe(true)
  expect(first).toMatchObject({
    label: 'A',
    region: { from_name: 'c', to_name: 't', type: 'choices', value: { choices: ['A'] } },
  })
  expect(second?.label).toBe('b')
  expect(first?.task.data).toEqual({ text: 'apricot apricot 1. Alpha', other: 1 })
  expect(second?.task.data.text).toContain('bulldozer')
})

test('answers of Labels on Text lie where their text says', () => {
  for (const { task, region } of createSample(spans).answers(2)) {
    const { start, end, text } = region.value as { start: number; end: number; text: string }
    expect(String(task.data.text).slice(start, end)).toBe(text)
  }
})

test('no model is expected to learn boxes from one picture', () => {
  const { answers, teaches } = createSample(boxes)
  expect(teaches).toBe(false)
  expect(answers(2).map(({ region }) => region.value.rectanglelabels)).toEqual([['Car'], ['Car']])
})

test('a contradicted answer has the same task and the next label', () => {
  const { answers, contradicted } = createSample(choices)
  const [first] = answers(1)
  expect(contradicted(first!)).toMatchObject({ task: first!.task, label: 'b' })
})

test('the labels of a prediction are those of the annotated control', () => {
  const { labelsIn } = createSample(choices)
  const other = { from_name: 'x', value: { choices: ['no'] } }
  expect(labelsIn({ result: [{ from_name: 'c', value: { choices: ['A'] } }, other] })).toEqual(['A'])
})

test('a label config without a sample task gets made-up data', () => {
  const [task] = createSample(choices.replace(comment, '')).tasks(1)
  expect(task?.data.text).toMatch(/^apricot apricot 1\. \S/)
})

const pairs = Object.values<TagSpec>(controlTags).flatMap((spec) =>
  (Object.keys(spec.on) as ObjectTagName[]).map((object) => [spec.tag, object, labelConfigOf(spec, object)] as const),
)

test.each(pairs.filter(([tag, object]) => tag !== 'Labels' || object !== 'Image'))(
  'answers with <%s> on <%s> are what Label Studio can show',
  (_tag, _object, labelConfig) => {
    const { answers, config, labelsIn } = createSample(labelConfig)
    for (const { region, label } of answers(2)) {
      expect(checkPrediction({ result: [region] }, config)).toEqual([])
      if (label !== '') expect(labelsIn({ result: [region] })).toContain(label)
    }
  },
)

test('a label config of which nothing can be answered is refused with the tags that it has', () => {
  const areas = '<View><Image name="i" value="$i"/><Labels name="l" toName="i"><Label value="A"/></Labels></View>'
  expect(() => createSample(areas)).toThrow(/can be answered; it has Labels/)
})
