import { readFileSync } from 'node:fs'
import { openModel } from '@label-studio-ml/cli/testing'
import { expect, test } from 'vitest'
import { startChatEndpoint } from './__fixtures__/chat-endpoint.ts'
import { GeneratedModel } from './model.ts'

const labelConfig = readFileSync(new URL('../label-config.xml', import.meta.url), 'utf8')

async function askedOf(answer: object) {
  const endpoint = await startChatEndpoint(answer)
  const opened = await openModel(GeneratedModel, labelConfig, { extraParams: { url: endpoint.url } })
  const { result } = await opened.predict(opened.sample).finally(endpoint.stop)
  return { result, content: endpoint.asked[0]?.messages[1]?.content, image: opened.sample.image }
}

test('the endpoint sees the image, and its boxes are predicted in percent', async () => {
  const box = { label: 'Picture', x: 25, y: 25, width: 50, height: 50, score: 0.9 }
  const { result, content, image } = await askedOf({ boxes: [box] })
  expect(result).toMatchObject([
    { score: 0.9, original_width: 64, value: { x: 25, width: 50, rectanglelabels: ['Picture'] } },
  ])
  expect(content).toEqual([{ type: 'image_url', image_url: { url: image } }])
})

test('boxes that are none and labels that are none are left out', async () => {
  const box = { label: 'Title', x: 10, y: 10, width: 10, height: 10 }
  const { result } = await askedOf({
    boxes: [{ ...box, label: 'Cat' }, { ...box, x: 640 }, { ...box, width: 0 }, null],
  })
  expect(result).toEqual([])
})

test('an answer without a list of boxes is an error', async () => {
  await expect(askedOf({ objects: [] })).rejects.toThrow('expected a list')
})
