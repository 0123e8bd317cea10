import { readFileSync } from 'node:fs'
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

async function values(text: string) {
  const { results } = await backend.predict([{ text }])
  return results.flat().flatMap(({ result }) => result.map(({ value }) => value))
}

test('words and patterns of the label config are found', async () => {
  expect(await values('Dr. Ortega moved from Berlin to New York on 2024-05-17.')).toEqual([
    { start: 0, end: 10, text: 'Dr. Ortega', labels: ['Person'] },
    { start: 44, end: 54, text: '2024-05-17', labels: ['Date'] },
    { start: 22, end: 28, text: 'Berlin', labels: ['Place'] },
    { start: 32, end: 40, text: 'New York', labels: ['Place'] },
  ])
})

test('positions count code points, as Label Studio does', async () => {
  expect(await values('🐱🐱 in paris')).toEqual([{ start: 6, end: 11, text: 'paris', labels: ['Place'] }])
})

test('words inside of other words are left alone', async () => {
  expect(await values('Berliners in Parisian style')).toEqual([])
})
