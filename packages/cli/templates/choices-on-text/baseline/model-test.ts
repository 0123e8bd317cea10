import { readFileSync } from 'node:fs'
import { parseLabelConfig } from '@label-studio-ml/sdk'
import { startTestBackend, type TestBackend } from '@label-studio-ml/server/testing'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { GeneratedModel } from './model.ts'

const labelConfig = readFileSync(new URL('../label-config.xml', import.meta.url), 'utf8')
const entry = new URL('./main.ts', import.meta.url)
const { control, sampleTask } = parseLabelConfig(labelConfig)
const sentiment = control('sentiment')
const reviews = [
  ['A warm and funny film', 'Positive'],
  ['Funny, the cast is superb', 'Positive'],
  ['A dull film with a constructor', 'Negative'],
  ['Dull and far too long', 'Negative'],
] as const

beforeEach(({ onTestFailed }) => {
  onTestFailed(() => console.error('These tests describe the model as it was created: change them with src/model.ts.'))
})

let backend: TestBackend
beforeEach(async () => {
  backend = await startTestBackend(GeneratedModel, { entry, labelConfig })
  await backend.setUp()
})
afterEach(() => backend.stop())

async function predict(...texts: string[]) {
  const { results } = await backend.predict(texts.map((text) => ({ text })))
  return results.flat()
}

async function trainOnReviews() {
  for (const [id, [text, label]] of reviews.entries()) {
    await backend.annotate(id, { text }, [sentiment.choose(label)])
  }
  return backend.train()
}

test('before the first training all labels are equally likely', async () => {
  const { results } = await backend.predict([sampleTask?.data as object])
  expect(results).toMatchObject([{ score: 0.5, result: [{ value: { choices: ['Positive'] } }] }])
})

test('what it was taught is predicted, the surer the more words say so', async () => {
  expect(await trainOnReviews()).toMatchObject({ job_status: 'finished' })
  const [funny, dull, duller] = await predict('funny', 'DULL!', 'dull and far too long')
  expect(funny?.result).toMatchObject([{ value: { choices: ['Positive'] } }])
  expect(dull?.result).toMatchObject([{ value: { choices: ['Negative'] } }])
  expect(duller?.score).toBeGreaterThan(dull?.score ?? 1)
})

test('words that stood in no text do not count', async () => {
  await trainOnReviews()
  const [unknown] = await predict('zebra toString')
  expect(unknown?.score).toBeCloseTo(0.5)
})

test('labels that the label config no longer has teach nothing', async () => {
  await backend.annotate(9, { text: 'so so' }, [{ ...sentiment.choose('Positive'), value: { choices: ['Mixed'] } }])
  expect((await backend.train()).error).toContain('no annotation has a choice of sentiment')
})
