import { readFileSync } from 'node:fs'
import { openModel } from '@label-studio-ml/cli/testing'
import { expect, test } from 'vitest'
import { GeneratedModel } from './model.ts'

const labelConfig = readFileSync(new URL('../label-config.xml', import.meta.url), 'utf8')
const opened = await openModel(GeneratedModel, labelConfig)

test('a text gets the choice whose keywords it has, with their share as score', async () => {
  expect(await opened.predict({ text: 'Great cast, great music, but a dull plot' })).toMatchObject({
    result: [{ from_name: 'sentiment', type: 'choices', score: 2 / 3, value: { choices: ['Positive'] } }],
  })
  expect(await opened.labels({ text: 'DULL.' })).toEqual(['Negative'])
})

test('a text without keywords gets no prediction', async () => {
  expect(await opened.labels({ text: 'A film about a greatcoat' })).toEqual([])
})

test('the sample task of the label config gets a prediction', async () => {
  expect(await opened.labels(opened.sample)).toEqual(['Positive'])
})
