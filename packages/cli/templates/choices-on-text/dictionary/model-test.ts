import { readFileSync } from 'node:fs'
import { openModel } from '@label-studio-ml/cli/testing'
import { expect, test } from 'vitest'
import { GeneratedModel } from './model.ts'

const labelConfig = readFileSync(new URL('../label-config.xml', import.meta.url), 'utf8')
const untrained = await openModel(GeneratedModel, labelConfig)
const answer = (text: string, label: string) => ({ data: { text }, result: [untrained.control.choose(label)] })
const reviews = [
  answer('A warm and funny film', 'Positive'),
  answer('Funny, the cast is superb', 'Positive'),
  answer('A dull film with a constructor', 'Negative'),
  answer('Dull and far too long', 'Negative'),
]

test('before the first training all labels are as likely', async () => {
  expect(await untrained.predict(untrained.sample)).toMatchObject({ score: 0.5 })
})

test('what it was taught is predicted, the surer the more words say so', async () => {
  const trained = await untrained.train(reviews)
  expect(await trained.labels({ text: 'funny' })).toEqual(['Positive'])
  expect(await trained.labels({ text: 'DULL!' })).toEqual(['Negative'])
  const [weak, strong] = await Promise.all(['dull', 'dull and far too long'].map((text) => trained.predict({ text })))
  expect(strong?.score).toBeGreaterThan(weak?.score ?? 1)
  expect(trained.model.trainOutput).toEqual({ examples: 4 })
})

test('words that no text had say nothing', async () => {
  const trained = await untrained.train(reviews)
  expect((await trained.predict({ text: 'zebra toString' })).score).toBeCloseTo(0.5)
})

test('labels that the label config no longer has are left out', async () => {
  const old = {
    data: { text: 'so so' },
    result: [{ ...untrained.control.choose('Positive'), value: { choices: ['Mixed'] } }],
  }
  expect((await untrained.train([...reviews, old])).model.trainOutput).toEqual({ examples: 4 })
})

test('a training without annotations fails and says what is missing', async () => {
  await expect(untrained.train([])).rejects.toThrow('no annotation has a choice of sentiment')
})
