import { readFileSync } from 'node:fs'
import { entityScores } from '@label-studio-ml/learners'
import { parseLabelConfig, type Region } from '@label-studio-ml/sdk'
import { checkPrediction } from '@label-studio-ml/sdk/host'
import { startTestBackend, type TestBackend } from '@label-studio-ml/server/testing'
import { afterEach, expect, test } from 'vitest'
import { labelsRegion, regionAt } from './__fixtures__/labels-region.ts'
import { newspaperSentences, otherSentences } from './__fixtures__/newspaper-sentences.ts'
import { NerTagger } from './model.ts'

const labelConfig = readFileSync(new URL('../label-config.xml', import.meta.url), 'utf8')
const entry = new URL('./main.ts', import.meta.url)
let backend: TestBackend
afterEach(() => backend.stop())

const start = (config = labelConfig) => startTestBackend(NerTagger, { entry, labelConfig: config })
const predict = async (texts: string[], rest: object = {}) =>
  (
    await backend.predict(
      texts.map((text) => ({ text })),
      rest,
    )
  ).results as { result: Region[]; score: number; model_version: string }[]
const textsOf = (result: Region[]) => result.map(({ value }) => (value as { text: string }).text)

async function annotate(from: number, to = newspaperSentences.length): Promise<void> {
  for (const [index, { text, spans }] of newspaperSentences.entries()) {
    if (index < from || index >= to) continue
    await backend.annotate(
      index,
      { text },
      spans.map((span) => regionAt(text, span)),
    )
  }
}

async function f1OnOtherSentences(): Promise<number> {
  const predictions = await predict(otherSentences.map(({ text }) => text))
  const found = predictions.map(({ result }) =>
    result.map(({ value }) => {
      const { start, end, labels } = value as { start: number; end: number; labels: string[] }
      return { start, end, label: labels[0]! }
    }),
  )
  const truth = otherSentences.map(({ text, spans }) =>
    spans.map((span) => regionAt(text, span).value as { start: number; end: number; labels: string[] }),
  )
  const expected = truth.map((values) => values.map(({ start, end, labels }) => ({ start, end, label: labels[0]! })))
  return entityScores(expected, found).f1
}

test('finds nothing at first, then annotated phrases, then new names by a tagger', async () => {
  backend = await start()
  const untrained = await backend.setUp()
  expect(await predict(['Mei Tanaka slept.'])).toMatchObject([{ result: [], score: 0, model_version: untrained }])

  await annotate(0, 5)
  const words = (await backend.train()).model_version
  const [known] = await predict(['Mei Tanaka slept.'])
  expect(known).toMatchObject({ model_version: words, score: 2 / 3 })
  expect(textsOf(known!.result)).toEqual(['Mei Tanaka'])
  expect(await f1OnOtherSentences()).toBe(0)

  await annotate(5)
  const job = await backend.train()
  expect(job.job_status).toBe('finished')
  expect(await backend.setUp()).toBe(job.model_version)
  expect(await f1OnOtherSentences()).toBeGreaterThan(0.6)
  const predictions = await predict(['🙂 Mr Rosa Lindgren works for Marlow Steel near Oslo.', '', 'Nobody slept.'])
  for (const { result, score, model_version, ...rest } of predictions) {
    expect(model_version).toBe(job.model_version)
    expect(checkPrediction({ result, score, ...rest }, parseLabelConfig(labelConfig))).toEqual([])
    if (result.length > 0) expect(score).toBe(Math.min(...result.map((region) => region.score as number)))
  }
  expect(predictions[1]).toMatchObject({ result: [], score: 1 })

  await backend.restart()
  expect(await f1OnOtherSentences()).toBeGreaterThan(0.6)
})

test('a drawn span brings new regions, no prompt brings none', async () => {
  backend = await start()
  await backend.setUp()
  await annotate(0)
  await backend.train()
  const text = 'Yesterday Rosa Lindgren left Solano Rail. Rosa Lindgren moved to Oslo.'
  const interactive = async (result: unknown) => (await predict([text], { params: { context: { result } } }))[0]!
  const prompt = labelsRegion(text, 'Rosa Lindgren', 'PER')
  const { result } = await interactive([prompt])
  expect(result[0]).toMatchObject({ from_name: 'label', value: { start: 42, end: 55, labels: ['PER'] } })
  expect(textsOf(result)).toEqual(['Rosa Lindgren'])
  expect(result.map(({ id }) => id)).not.toContain(prompt.id)
  for (const none of [[], null]) expect((await interactive(none)).result).toEqual([])
})

test('each Labels tag learns its own entities, and keeps what it learned when labels go', async () => {
  const twoTags = (labels: string) => `<View><Text name="text" value="$text"/>
    <Labels name="label" toName="text">${labels}</Labels>
    <Labels name="time" toName="text"><Label value="DAY"/></Labels></View>`
  backend = await start(twoTags('<Label value="PER"/><Label value="ORG"/>'))
  await backend.setUp()
  const text = 'Ann left Quill on Monday.'
  const regions = [
    labelsRegion(text, 'Ann', 'PER'),
    labelsRegion(text, 'Quill', 'ORG'),
    labelsRegion(text, 'left', 'X'),
  ]
  await backend.annotate(1, { text }, [...regions, { ...labelsRegion(text, 'Monday', 'DAY'), from_name: 'time' }])
  await backend.train()
  const said = backend.lines.filter(({ msg }) => msg === 'training says').map(({ message }) => message)
  expect(said.slice(-3)).toEqual([
    'skipped 1 × label: "X", which the label config does not have (task 1)',
    'label: phrases of 1 texts, entities {"ORG":1,"PER":1}',
    'time: phrases of 1 texts, entities {"DAY":1}',
  ])
  const found = async (rest?: object) => (await predict(['Monday: Ann meets Quill'], rest))[0]!.result
  expect((await found()).map(({ from_name }) => from_name)).toEqual(['label', 'label', 'time'])
  expect(textsOf(await found({ label_config: twoTags('<Label value="PER"/>') }))).toEqual(['Ann', 'Monday'])
})

test('Labels tags of any name learn under their own name', async () => {
  const names = ['__proto__', '情'.repeat(27)]
  const tags = names.map((name) => `<Labels name="${name}" toName="text"><Label value="__proto__"/></Labels>`)
  backend = await start(`<View><Text name="text" value="$text"/>${tags.join('')}</View>`)
  await backend.setUp()
  const text = 'Ann left.'
  const regions = names.map((from_name) => ({ ...labelsRegion(text, 'Ann', '__proto__'), from_name }))
  await backend.annotate(1, { text }, regions)
  expect((await backend.train()).job_status).toBe('finished')
  expect((await predict(['Ann came.']))[0]!.result.map(({ from_name }) => from_name)).toEqual(names)
})

test('a training without any entity fails and says what to do', async () => {
  backend = await start()
  await backend.setUp()
  await backend.annotate(1, { text: 'Nobody slept.' }, [])
  const { job_status, error } = await backend.train()
  expect(job_status).toBe('failed')
  expect(error).toContain('submit annotations with spans of label')
})

test('Labels on another object tag do not fit', async () => {
  backend = await start()
  const audio = '<View><Audio name="a" value="$a"/><Labels name="label" toName="a"><Label value="PER"/></Labels></View>'
  const answer = await backend.post('/setup', { project: '1.1767225600', schema: audio })
  expect(answer.statusCode).toBe(400)
  expect(answer.body).toContain('This model needs <Labels> on <Text>')
})

test('a threshold that is not a number is refused when Label Studio validates, with what is expected', async () => {
  backend = await start()
  const config = labelConfig.replace('smart="true"', 'model_score_threshold="high"')
  const project = '1.1767225600'
  const answers = await Promise.all([
    backend.post('/setup', { project, schema: config }),
    backend.post('/validate', { config }),
    backend.post('/predict', { label_config: config, tasks: [{ data: { text: 'x' } }] }),
  ])
  for (const { statusCode, statusMessage, body } of answers) {
    expect(statusCode).toBe(400)
    expect(body).toContain('LABEL_CONFIG_UNFIT')
    expect(statusMessage).toContain('model_score_threshold="high"; expected a number from 0 to 1')
  }
})
