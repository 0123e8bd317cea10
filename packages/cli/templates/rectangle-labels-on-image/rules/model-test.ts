import { readFileSync } from 'node:fs'
import { openModel } from '@label-studio-ml/cli/testing'
import { expect, test } from 'vitest'
import { GeneratedModel } from './model.ts'

const labelConfig = readFileSync(new URL('../label-config.xml', import.meta.url), 'utf8')

test('each label with a box in the label config is predicted there', async () => {
  const opened = await openModel(GeneratedModel, labelConfig)
  const { result } = await opened.predict(opened.sample)
  expect(result).toMatchObject([
    { original_width: 64, original_height: 48, value: { x: 10, y: 5, width: 80, height: 12 } },
    { value: { x: 25, y: 25, width: 50, height: 50, rectanglelabels: ['Picture'] } },
  ])
})

test('labels without a box are left out', async () => {
  const opened = await openModel(GeneratedModel, labelConfig.replace(' box="10 5 80 12"', ''))
  expect(await opened.labels(opened.sample)).toEqual(['Picture'])
})

test('a box that is none is refused with an example', async () => {
  const broken = labelConfig.replace('10 5 80 12', '10 5 80')
  await expect(openModel(GeneratedModel, broken)).rejects.toThrow('box="10 5 80 12"')
})
