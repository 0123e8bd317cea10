import { readFileSync } from 'node:fs'
import { openModel } from '@label-studio-ml/cli/testing'
import { expect, test } from 'vitest'
import { GeneratedModel } from './model.ts'

const labelConfig = readFileSync(new URL('../label-config.xml', import.meta.url), 'utf8')
const untrained = await openModel(GeneratedModel, labelConfig)
const size = { originalWidth: 64, originalHeight: 48 }
const box = (label: string, x: number) => untrained.control.box({ x, y: 20, width: 30, height: 10, label, ...size })
const forms = [
  { data: untrained.sample, result: [box('Title', 10)] },
  { data: untrained.sample, result: [box('Title', 20), box('Picture', 50)] },
  { data: untrained.sample, result: [box('Title', 30)] },
]

test('before the first training nothing is predicted', async () => {
  expect(await untrained.labels(untrained.sample)).toEqual([])
})

test('a label is predicted where it was drawn on average, if it was on half of the images', async () => {
  const trained = await untrained.train(forms)
  const { result, score } = await trained.predict(trained.sample)
  expect(result).toMatchObject([{ original_width: 64, value: { x: 20, y: 20, width: 30, rectanglelabels: ['Title'] } }])
  expect(score).toBe(1)
})

test('what was learned is kept with the version', async () => {
  const { model } = await untrained.train(forms)
  expect(model.trainOutput).toMatchObject({
    images: 3,
    boxes: [{ label: 'Title' }, { label: 'Picture', share: 1 / 3 }],
  })
})

test('a training without annotations fails and says what is missing', async () => {
  await expect(untrained.train([])).rejects.toThrow('no annotation has a box of box')
})
