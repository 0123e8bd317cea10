import { type Annotated, parseLabelConfig, type Region } from '@label-studio-ml/sdk'
import { expect, test } from 'vitest'
import { labelsRegion } from './__fixtures__/labels-region.ts'
import { collectExamples } from './train.ts'

const config = parseLabelConfig(`<View>
  <Text name="text" value="$text"/><Text name="title" value="$title"/>
  <Labels name="label" toName="text,title" choice="multiple"><Label value="PER"/><Label value="Place" alias="LOC"/></Labels>
  <Labels name="other" toName="text"><Label value="X"/></Labels>
</View>`)
const text = '🙂 Ann in Oslo'
const data = { text, title: 'http://example.com is a text' }

async function collect(...annotated: { data: object; result: unknown }[]) {
  const lines: string[] = []
  const items = annotated.map(
    ({ data, result }, id) => ({ task: { id, data }, annotation: { id, result } }) as Annotated,
  )
  const examples = await collectExamples(dataset(items), config.controls, {
    signal: new AbortController().signal,
    log: (line) => lines.push(line),
  })
  return { lines, texts: examples.get(config.control('label'))!, others: examples.get(config.control('other'))! }
}

async function* dataset(items: Annotated[]) {
  yield* items
}

test('code points become string indices, each Text is an example, one without entities too', async () => {
  const { texts, others } = await collect({ data, result: [labelsRegion(text, 'Ann', 'PER')] })
  expect(texts).toEqual([
    { text, spans: [{ start: 3, end: 6, label: 'PER' }], weight: 1 },
    { text: data.title, spans: [], weight: 1 },
  ])
  expect(others).toEqual([{ text, spans: [], weight: 1 }])
})

test('a region with several labels is an entity of each', async () => {
  const region = labelsRegion(text, 'Oslo', 'LOC')
  const both = { ...region, value: { ...(region.value as object), labels: ['LOC', 'PER'] } }
  const { texts } = await collect({ data, result: [both] })
  expect(texts[0]!.spans.map(({ label }) => label)).toEqual(['LOC', 'PER'])
})

test('unknown labels, misplaced regions and missing texts are skipped with a line each', async () => {
  const value = { start: 4, end: 40, labels: ['PER'] }
  const misplaced: Region[] = [value, { ...value, start: '0' }, { ...value, end: 4 }].map((one) => ({
    ...labelsRegion(text, 'Ann', 'PER'),
    value: one,
  }))
  const { texts, lines } = await collect(
    { data, result: [labelsRegion(text, 'Ann', 'ORG'), labelsRegion(text, 'Oslo', 'Place'), ...misplaced] },
    { data: { title: 'only' }, result: null },
  )
  expect(texts.map(({ spans }) => spans)).toEqual([[], [], []])
  expect(lines).toEqual([
    'skipped 3 × label: region with offsets outside of its text (task 0)',
    'skipped 1 × label: "ORG", which the label config does not have (task 0)',
    'skipped 1 × label: "Place", which the label config does not have (task 0)',
    'skipped 1 × label: task without a text for <Text name="text"> (task 1)',
    'skipped 1 × other: task without a text for <Text name="text"> (task 1)',
  ])
})

test('people who agree about a text are one example, those who do not share it', async () => {
  const ann = [labelsRegion(text, 'Ann', 'PER')]
  const { others, texts } = await collect(
    { data, result: ann },
    { data: { ...data, text: 'Oslo' }, result: [] },
    { data, result: [] },
    { data, result: ann },
  )
  const ofText = texts.filter((example) => example.text === text)
  expect(ofText).toEqual([
    { text, spans: [{ start: 3, end: 6, label: 'PER' }], weight: 2 / 3 },
    { text, spans: [], weight: 1 / 3 },
  ])
  expect(others).toEqual([
    { text, spans: [], weight: 1 },
    { text: 'Oslo', spans: [], weight: 1 },
  ])
})
