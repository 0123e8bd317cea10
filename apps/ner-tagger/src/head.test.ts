import { parseLabelConfig, type Region, type Task } from '@label-studio-ml/sdk'
import { checkPrediction } from '@label-studio-ml/sdk/host'
import { expect, test } from 'vitest'
import { labelsRegion } from './__fixtures__/labels-region.ts'
import { createHead } from './head.ts'

const { signal } = new AbortController()

function headOf(
  labels = '<Label value="PER"/><Label value="LOC" predicted_values="Oslo, New York"/>',
  attributes = '',
) {
  const config = parseLabelConfig(
    `<View><Labels name="label" toName="text" ${attributes}>${labels}</Labels><Text name="text" value="$text"/></View>`,
  )
  return { config, head: createHead(config.control('label', 'Labels'), undefined) }
}

const taskOf = (text: unknown, rest: object = {}): Task => ({ id: 1, data: { text }, ...rest })
const labeled = (regions: Region[]) =>
  regions.map(({ value }) => {
    const { start, end, text, labels } = value as { start: number; end: number; text: string; labels: string[] }
    return [start, end, text, ...labels]
  })

test('before any training the words of the label config are found, with valid regions in code points', async () => {
  const { config, head } = headOf()
  const prediction = await head.predict(taskOf('🙂 Ann left\r\nNew York for Oslo 🙂.'), signal)
  expect(labeled(prediction.result)).toEqual([
    [12, 20, 'New York', 'LOC'],
    [25, 29, 'Oslo', 'LOC'],
  ])
  expect(prediction.score).toBe(0.5)
  expect(checkPrediction(prediction, config)).toEqual([])
})

test('before any training the words of the annotations of the task are found, not those of skipped ones', async () => {
  const text = 'Ann met Bob. Bob met Ann.'
  const annotations = [
    { id: 1, result: [labelsRegion(text, 'Ann', 'PER')] },
    { id: 2, was_cancelled: true, result: [labelsRegion(text, 'Bob', 'PER')] },
  ]
  const { result, score } = await headOf().head.predict(taskOf(text, { annotations }), signal)
  expect(labeled(result)).toEqual([
    [0, 3, 'Ann', 'PER'],
    [21, 24, 'Ann', 'PER'],
  ])
  expect(score).toBe(0.5)
})

test('a text of which nothing is known has score 0, an empty one 1', async () => {
  const { head } = headOf()
  expect(await head.predict(taskOf('http://example.com/Oslo'), signal)).toEqual({ result: [], score: 0 })
  for (const text of ['', ' \r\n', null]) {
    expect(await head.predict(taskOf(text), signal)).toEqual({ result: [], score: 1 })
  }
})

test.each([[['Oslo']], [{ a: 'Oslo' }]])('%j is not a text: no result and no score', async (value) => {
  expect(await headOf().head.predict(taskOf(value), signal)).toEqual({ result: [], score: null })
})

test('entities below the threshold are left out', async () => {
  const { head } = headOf(undefined, 'model_score_threshold="0.6"')
  expect(await head.predict(taskOf('Oslo'), signal)).toEqual({ result: [], score: 0 })
})

test.each([
  ['a text at a URL is not read', 'valueType="url"', 'Oslo', []],
  ['a text in Base64 is decoded, and spans count the decoded text', 'encoding="base64"', btoa('In Oslo'), [3]],
])('%s', async (_title, attributes, text, starts) => {
  const config = parseLabelConfig(
    `<View><Text name="text" value="$text" ${attributes}/><Labels name="label" toName="text"><Label value="LOC" predicted_values="Oslo"/></Labels></View>`,
  )
  const { result } = await createHead(config.control('label', 'Labels'), undefined).predict(taskOf(text), signal)
  expect(
    config
      .control('label', 'Labels')
      .read({ result })
      .map((span) => 'start' in span && span.start),
  ).toEqual(starts)
})

test('a Labels tag answers each of its Texts', async () => {
  const config = parseLabelConfig(
    '<View><Text name="a" value="$a"/><Text name="b" value="$b"/><Labels name="label" toName="a,b"><Label value="LOC" predicted_values="Oslo"/></Labels></View>',
  )
  const head = createHead(config.control('label', 'Labels'), undefined)
  const { result } = await head.predict({ data: { a: 'Oslo', b: 'In Oslo' } }, signal)
  expect(result.map(({ to_name, value }) => [to_name, (value as { start: number }).start])).toEqual([
    ['a', 0],
    ['b', 3],
  ])
})

test('a drawn span brings its similar spans, and nothing else, with new ids', async () => {
  const text = '🙂 Ann, Annie and Ann went to Oslo; ANN did not.'
  const prompt = labelsRegion(text, 'Ann', 'PER')
  const suggested = await headOf().head.suggest(taskOf(text), [prompt], signal)
  expect(labeled(suggested)).toEqual([[17, 20, 'Ann', 'PER']])
  expect(suggested[0]?.id).not.toBe(prompt.id)
})

test('what overlaps prompts, annotations, predictions or drafts is not suggested', async () => {
  const text = 'Ann Ann Ann Ann Ann Oslo'
  const at = (nth: number, label = 'PER') => ({ result: [labelsRegion(text, 'Ann', label, nth)] })
  const task = taskOf(text, { annotations: [at(1)], predictions: [at(2, 'LOC'), 7], drafts: [at(3)] })
  const prompts = [...at(0).result, labelsRegion(text, 'Oslo', 'LOC')]
  expect(labeled(await headOf().head.suggest(task, prompts, signal))).toEqual([[16, 19, 'Ann', 'PER']])
})

test('regions of other tags do not stand in the way', async () => {
  const text = 'Ann Ann'
  const other = { ...labelsRegion(text, 'Ann', 'PER', 1), from_name: 'other' }
  const task = taskOf(text, { predictions: [{ result: [other] }] })
  expect(await headOf().head.suggest(task, [labelsRegion(text, 'Ann', 'PER')], signal)).toHaveLength(1)
})

test.each<[string, Region[]]>([
  ['no prompts, as after Submit', []],
  ['an unknown label', [labelsRegion('Ann Ann Oslo', 'Ann', 'ORG')]],
  ['a prompt on another tag', [{ ...labelsRegion('Ann Ann Oslo', 'Ann', 'PER'), from_name: 'ask', type: 'textarea' }]],
  [
    'offsets outside of the text',
    [{ ...labelsRegion('Ann', 'Ann', 'PER'), value: { start: 0, end: 99, labels: ['PER'] } }],
  ],
])('%s: nothing is suggested', async (_, prompts) => {
  expect(await headOf().head.suggest(taskOf('Ann Ann Oslo'), prompts, signal)).toEqual([])
})

test('a prompt inside a word finds that part as a word of its own only', async () => {
  const text = 'Bobby saw Bob'
  expect(labeled(await headOf().head.suggest(taskOf(text), [labelsRegion(text, 'Bob', 'PER')], signal))).toEqual([
    [10, 13, 'Bob', 'PER'],
  ])
})
