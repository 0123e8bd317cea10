import { readFileSync } from 'node:fs'
import { startTestBackend, type TestBackend } from '@label-studio-ml/server/testing'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { startChatEndpoint } from './__fixtures__/chat-endpoint.ts'
import { GeneratedModel } from './model.ts'

const labelConfig = readFileSync(new URL('../label-config.xml', import.meta.url), 'utf8')
const entry = new URL('./main.ts', import.meta.url)

beforeEach(({ onTestFailed }) => {
  onTestFailed(() => console.error('These tests describe the model as it was created: change them with src/model.ts.'))
})

let backend: TestBackend
beforeEach(async () => {
  backend = await startTestBackend(GeneratedModel, { entry, labelConfig })
  await backend.setUp()
})
afterEach(() => backend.stop())

/** The values of the regions for a text when the endpoint answers this. */
async function values(answer: object, text: string) {
  const { url, stop } = await startChatEndpoint(answer)
  process.env.LLM_URL = url
  const { results } = await backend.predict([{ text }])
  stop()
  return results.flat().flatMap(({ result }) => result.map(({ value }) => value))
}

test('the words that the endpoint answers are found in the text, one after the other, in code points', async () => {
  const entities = [
    { text: 'Berlin', label: 'Place' },
    { text: 'Berlin', label: 'Place' },
    { text: 'Dr. Ortega', label: 'Person' },
  ]
  expect(await values({ entities }, '🐱 Berlin, Berlin, said Dr. Ortega')).toEqual([
    { start: 2, end: 8, text: 'Berlin', labels: ['Place'] },
    { start: 10, end: 16, text: 'Berlin', labels: ['Place'] },
    { start: 23, end: 33, text: 'Dr. Ortega', labels: ['Person'] },
  ])
})

test('words that are not in the text and unknown labels are left out', async () => {
  const entities = [{ text: 'Paris', label: 'Place' }, { text: 'Berlin', label: 'City' }, { label: 'Place' }, null]
  expect(await values({ entities }, 'Berlin')).toEqual([])
})

test('an answer without a list of entities is a line in the log', async () => {
  expect(await values({ found: [] }, 'Berlin')).toEqual([])
  expect(backend.lines.map(({ detail }) => String(detail)).join()).toContain('expected a list')
})
