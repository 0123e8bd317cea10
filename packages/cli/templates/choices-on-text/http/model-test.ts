import { readFileSync } from 'node:fs'
import { openModel } from '@label-studio-ml/cli/testing'
import { expect, test } from 'vitest'
import { startChatEndpoint } from './__fixtures__/chat-endpoint.ts'
import { GeneratedModel } from './model.ts'

const labelConfig = readFileSync(new URL('../label-config.xml', import.meta.url), 'utf8')

async function askedOf(answer: object | string, status?: number) {
  const endpoint = await startChatEndpoint(answer, status)
  const opened = await openModel(GeneratedModel, labelConfig, { extraParams: { url: endpoint.url, model: 'small' } })
  const prediction = opened.predict(opened.sample).finally(endpoint.stop)
  return { prediction, asked: endpoint.asked, text: opened.sample.text }
}

test('the label that the endpoint answers is predicted, with its score', async () => {
  const { prediction, asked, text } = await askedOf({ label: 'Negative', score: 0.75 })
  expect((await prediction).result).toMatchObject([{ score: 0.75, value: { choices: ['Negative'] } }])
  expect(asked).toMatchObject([{ model: 'small', messages: [{ role: 'system' }, { content: text }] }])
  expect(asked[0]?.messages[0]?.content).toContain('"Positive", "Negative"')
})

test.each([
  ['a label that is none', { label: 'Mixed' }, 'the labels are "Positive", "Negative"'],
  ['text that is no JSON', 'I think it is positive', 'answered no JSON object'],
])('%s is an error that quotes it', async (_, answer, message) => {
  await expect((await askedOf(answer)).prediction).rejects.toThrow(message)
})

test('an endpoint that refuses is named with its status', async () => {
  await expect((await askedOf({}, 401)).prediction).rejects.toThrow('/v1/chat/completions answered 401')
})

test('an endpoint that is not there is named with the setting to change', async () => {
  const opened = await openModel(GeneratedModel, labelConfig, { extraParams: { url: 'http://127.0.0.1:1/v1' } })
  await expect(opened.predict(opened.sample)).rejects.toThrow('did not answer (set LLM_URL)')
})
