import { readFileSync } from 'node:fs'
import { parseLabelConfig } from '@label-studio-ml/sdk'
import { startTestBackend, type TestBackend } from '@label-studio-ml/server/testing'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { startChatEndpoint } from './__fixtures__/chat-endpoint.ts'
import { GeneratedModel } from './model.ts'

const labelConfig = readFileSync(new URL('../label-config.xml', import.meta.url), 'utf8')
const entry = new URL('./main.ts', import.meta.url)
const sample = parseLabelConfig(labelConfig).sampleTask?.data as { image: string }

beforeEach(({ onTestFailed }) => {
  onTestFailed(() => console.error('These tests describe the model as it was created: change them with src/model.ts.'))
})

let backend: TestBackend
beforeEach(async () => {
  backend = await startTestBackend(GeneratedModel, { entry, labelConfig })
  await backend.setUp()
})
afterEach(() => backend.stop())

/** The regions for the sample task when the endpoint answers this, and what the endpoint was asked. */
async function predict(answer: object) {
  const { url, asked, stop } = await startChatEndpoint(answer)
  process.env.LLM_URL = url
  const { results } = await backend.predict([sample])
  stop()
  return { regions: results.flat().flatMap(({ result }) => result), content: asked[0]?.messages[1]?.content }
}

test('the endpoint sees the image, and its boxes are predicted in percent', async () => {
  const box = { label: 'Picture', x: 25, y: 25, width: 50, height: 50, score: 0.9 }
  const { regions, content } = await predict({ boxes: [box] })
  expect(regions).toMatchObject([
    { score: 0.9, original_width: 64, value: { x: 25, width: 50, rectanglelabels: ['Picture'] } },
  ])
  expect(content).toEqual([{ type: 'image_url', image_url: { url: sample.image } }])
})

test('boxes outside of the image and unknown labels are left out', async () => {
  const box = { label: 'Title', x: 10, y: 10, width: 10, height: 10 }
  const { regions } = await predict({
    boxes: [{ ...box, label: 'Cat' }, { ...box, x: 640 }, { ...box, width: 0 }, null],
  })
  expect(regions).toEqual([])
})

test('an answer without a list of boxes is a line in the log', async () => {
  expect((await predict({ objects: [] })).regions).toEqual([])
  expect(backend.lines.map(({ detail }) => String(detail)).join()).toContain('expected a list')
})
