import { readFileSync } from 'node:fs'
import { openModel } from '@label-studio-ml/cli/testing'
import { expect, test } from 'vitest'
import { GeneratedModel } from './model.ts'

const labelConfig = readFileSync(new URL('../label-config.xml', import.meta.url), 'utf8')
const untrained = await openModel(GeneratedModel, labelConfig)

function answer(text: string, phrase: string, label: string) {
  const start = text.indexOf(phrase)
  const span = untrained.control.span({ start, end: start + phrase.length, label, taskText: text })
  return { data: { text }, result: [span] }
}

const letters = [
  answer('She lives in New York.', 'New York', 'Place'),
  answer('York was ill.', 'York', 'Person'),
  answer('York, a town', 'York,', 'Place'),
  answer('Mr York spoke', 'York', 'Person'),
]

test('before the first training nothing is found', async () => {
  expect(await untrained.labels(untrained.sample)).toEqual([])
})

test('phrases it was taught are found, the longest first, with the share of their label as score', async () => {
  const trained = await untrained.train(letters)
  const { result } = await trained.predict({ text: '🐱 new york, said York' })
  expect(result).toMatchObject([
    { score: 1, value: { start: 2, end: 10, text: 'new york', labels: ['Place'] } },
    { score: 2 / 3, value: { start: 17, end: 21, text: 'York', labels: ['Person'] } },
  ])
  expect(trained.model.trainOutput).toEqual({ phrases: 2 })
})

test('a phrase inside of another word is left alone', async () => {
  const trained = await untrained.train(letters)
  expect(await trained.labels({ text: 'Yorkshire toString' })).toEqual([])
})

test('a training without annotations fails and says what is missing', async () => {
  await expect(untrained.train([])).rejects.toThrow('no annotation has a span of entity')
})
