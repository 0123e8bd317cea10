import { readFileSync } from 'node:fs'
import { openModel } from '@label-studio-ml/cli/testing'
import { expect, test } from 'vitest'
import { startChatEndpoint } from './__fixtures__/chat-endpoint.ts'
import { GeneratedModel } from './model.ts'

const labelConfig = readFileSync(new URL('../label-config.xml', import.meta.url), 'utf8')

async function predict(answer: object, text: string) {
  const endpoint = await startChatEndpoint(answer)
  const opened = await openModel(GeneratedModel, labelConfig, { extraParams: { url: endpoint.url } })
  const prediction = await opened.predict({ text }).finally(endpoint.stop)
  return prediction.result.map(({ value }) => value)
}

test('the words that the endpoint answers are found in the text, one after the other, in code points', async () => {
  const entities = ['Berlin', 'Berlin', 'Dr. Ortega'].map((text) => ({
    text,
    label: text === 'Berlin' ? 'Place' : 'Person',
  }))
  expect(await predict({ entities }, '🐱 Berlin, Berlin, said Dr. Ortega')).toEqual([
    { start: 2, end: 8, text: 'Berlin', labels: ['Place'] },
    { start: 10, end: 16, text: 'Berlin', labels: ['Place'] },
    { start: 23, end: 33, text: 'Dr. Ortega', labels: ['Person'] },
  ])
})

test('words that are not in the text and labels that are none are left out', async () => {
  const entities = [{ text: 'Paris', label: 'Place' }, { text: 'Berlin', label: 'City' }, { label: 'Place' }, null]
  expect(await predict({ entities }, 'Berlin')).toEqual([])
})

test('an answer without a list of entities is an error', async () => {
  await expect(predict({ found: [] }, 'Berlin')).rejects.toThrow('expected a list')
})
