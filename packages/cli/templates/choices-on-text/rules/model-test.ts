import { readFileSync } from 'node:fs'
import { parseLabelConfig } from '@label-studio-ml/sdk'
import { startTestBackend, type TestBackend } from '@label-studio-ml/server/testing'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { GeneratedModel } from './model.ts'

const labelConfig = readFileSync(new URL('../label-config.xml', import.meta.url), 'utf8')
const entry = new URL('./main.ts', import.meta.url)

beforeEach(({ onTestFailed }) => {
  onTestFailed(() => console.error('These tests describe the model as it was created: change them with src/model.ts.'))
})

let backend: TestBackend
beforeAll(async () => {
  backend = await startTestBackend(GeneratedModel, { entry, labelConfig })
  await backend.setUp()
})
afterAll(() => backend.stop())

async function regions(data: object) {
  const { results } = await backend.predict([data])
  return results.flat().flatMap(({ result }) => result)
}

test('a text gets the choice whose keywords it has, with their share as score', async () => {
  expect(await regions({ text: 'Great cast, great love, but a DULL plot' })).toMatchObject([
    { from_name: 'sentiment', type: 'choices', score: 0.75, value: { choices: ['Positive'] } },
  ])
})

test('a text without keywords gets no prediction', async () => {
  expect(await regions({ text: 'A film about a greatcoat' })).toEqual([])
})

test('the sample task of the label config gets a prediction', async () => {
  const { sampleTask } = parseLabelConfig(labelConfig)
  expect(await regions(sampleTask?.data as object)).toMatchObject([{ value: { choices: ['Positive'] } }])
})
