import { readFileSync } from 'node:fs'
import { parseLabelConfig } from '@label-studio-ml/sdk'
import { startTestBackend, type TestBackend } from '@label-studio-ml/server/testing'
import { afterEach, beforeEach, expect, test } from 'vitest'
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

/** The answer for the sample task under a label config. */
async function ask(config: string) {
  await backend.setUp(config)
  return backend.predict([parseLabelConfig(labelConfig).sampleTask?.data as object])
}

test('each label with a box in the label config is predicted there', async () => {
  expect((await ask(labelConfig)).results).toMatchObject([
    {
      result: [
        { original_width: 64, original_height: 48, value: { x: 10, y: 5, width: 80, height: 12 } },
        { value: { x: 25, y: 25, width: 50, height: 50, rectanglelabels: ['Picture'] } },
      ],
    },
  ])
})

test('labels without a box are left out', async () => {
  expect((await ask(labelConfig.replace(' box="10 5 80 12"', ''))).results).toMatchObject([
    { result: [{ value: { rectanglelabels: ['Picture'] } }] },
  ])
})

test('a box without four numbers is refused, with an example in the log', async () => {
  await ask(labelConfig.replace('10 5 80 12', '10 5 80'))
  expect(JSON.stringify(backend.lines)).toContain('expected four numbers in percent')
})
