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
})
afterEach(() => backend.stop())

/** The regions for a text when the endpoint answers this, what the endpoint was asked, and what was logged. */
async function predict(answer: object | string, status?: number) {
  const { url, asked, stop } = await startChatEndpoint(answer, status)
  process.env.LLM_URL = url
  await backend.setUp()
  const { results } = await backend.predict([{ text: 'A dull film' }])
  stop()
  const [failure] = backend.lines.filter(({ msg }) => msg === 'prediction failed')
  return { regions: results.flat().flatMap(({ result }) => result), asked, failure: String(failure?.detail) }
}

test('the label that the endpoint answers is predicted, with its score', async () => {
  const { regions, asked } = await predict({ label: 'Negative', score: 0.75 })
  expect(regions).toMatchObject([{ score: 0.75, value: { choices: ['Negative'] } }])
  expect(asked[0]?.messages).toMatchObject([{ role: 'system' }, { role: 'user', content: 'A dull film' }])
  expect(asked[0]?.messages[0]?.content).toContain('"Positive", "Negative"')
})

test.each([
  ['an unknown label', { label: 'Mixed' }, 200, 'the labels are "Positive", "Negative"'],
  ['text that is not JSON', 'I think it is positive', 200, 'answered without a JSON object'],
  ['a refusal', {}, 401, '/v1/chat/completions answered 401'],
])('%s gives no prediction and a line in the log', async (_, answer, status, message) => {
  const { regions, failure } = await predict(answer, status)
  expect(regions).toEqual([])
  expect(failure).toContain(message)
})

test('the extra params of the project name another endpoint', async () => {
  const { url, asked, stop } = await startChatEndpoint({ label: 'Positive' })
  const project = '2.1700000000'
  await backend.post('/setup', { project, schema: labelConfig, extra_params: { url, model: 'small' } })
  await backend.predict([{ text: 'A film' }], { project })
  stop()
  expect(asked).toMatchObject([{ model: 'small' }])
})
