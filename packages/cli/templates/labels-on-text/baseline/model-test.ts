import { readFileSync } from 'node:fs'
import { parseLabelConfig } from '@label-studio-ml/sdk'
import { startTestBackend, type TestBackend } from '@label-studio-ml/server/testing'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { GeneratedModel } from './model.ts'

const labelConfig = readFileSync(new URL('../label-config.xml', import.meta.url), 'utf8')
const entry = new URL('./main.ts', import.meta.url)
const entity = parseLabelConfig(labelConfig).control('entity')
const letters = [
  ['She lives in New York.', 'New York', 'Place'],
  ['York was ill.', 'York', 'Person'],
  ['York, a town', 'York,', 'Place'],
  ['Mr York spoke', 'York', 'Person'],
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

async function regions(text: string) {
  const { results } = await backend.predict([{ text }])
  return results.flat().flatMap(({ result }) => result)
}

async function trainOnLetters() {
  for (const [id, [text, phrase, label]] of letters.entries()) {
    const start = text.indexOf(phrase)
    const span = entity.span({ start, end: start + phrase.length, label, taskText: text })
    await backend.annotate(id, { text }, [span])
  }
  return backend.train()
}

test('before the first training nothing is found', async () => {
  expect(await regions('She lives in New York.')).toEqual([])
})

test('phrases it was taught are found, the longest first, with the share of their label as score', async () => {
  expect(await trainOnLetters()).toMatchObject({ job_status: 'finished' })
  expect(await regions('🐱 new york, said York')).toMatchObject([
    { score: 1, value: { start: 2, end: 10, text: 'new york', labels: ['Place'] } },
    { score: 2 / 3, value: { start: 17, end: 21, text: 'York', labels: ['Person'] } },
  ])
})

test('a phrase inside of another word is left alone', async () => {
  await trainOnLetters()
  expect(await regions('Yorkshire toString')).toEqual([])
})

test('a training without annotations fails and says what is missing', async () => {
  expect((await backend.train()).error).toContain('no annotation has a span of entity')
})
