import { readFileSync } from 'node:fs'
import { openModel } from '@label-studio-ml/cli/testing'
import { expect, test } from 'vitest'
import { GeneratedModel } from './model.ts'

const labelConfig = readFileSync(new URL('../label-config.xml', import.meta.url), 'utf8')
const opened = await openModel(GeneratedModel, labelConfig)

test('words and patterns of the label config are found', async () => {
  const { result } = await opened.predict(opened.sample)
  expect(result.map(({ value }) => value)).toEqual([
    { start: 0, end: 10, text: 'Dr. Ortega', labels: ['Person'] },
    { start: 44, end: 54, text: '2024-05-17', labels: ['Date'] },
    { start: 22, end: 28, text: 'Berlin', labels: ['Place'] },
    { start: 32, end: 40, text: 'New York', labels: ['Place'] },
  ])
})

test('positions count code points, as Label Studio does', async () => {
  const { result } = await opened.predict({ text: '🐱🐱 in paris' })
  expect(result[0]?.value).toEqual({ start: 6, end: 11, text: 'paris', labels: ['Place'] })
})

test('words inside of other words are left alone', async () => {
  expect(await opened.labels({ text: 'Berliners in Parisian style' })).toEqual([])
})
