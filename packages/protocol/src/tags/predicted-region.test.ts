import { expect, test } from 'vitest'
import { predictedRegionSchema, regionSchemaOf, regionSchemas } from './predicted-region.ts'

const names = { id: 'r1', from_name: 'c', to_name: 't' }
const box = { x: 10, y: 20, width: 30, height: 12, rectanglelabels: ['Car'] }
const sound = {
  choices: { ...names, type: 'choices', value: { choices: ['yes'] } },
  labels: { ...names, type: 'labels', value: { start: 0, end: 2, text: 'hi', labels: ['GREET'] } },
  rectanglelabels: { ...names, type: 'rectanglelabels', original_width: 640, original_height: 480, value: box },
} satisfies Record<keyof typeof regionSchemas, object>

test.each(Object.entries(sound))('takes a sound %s region', (type, region) => {
  expect(regionSchemaOf(type).parse(region)).toEqual(region)
  expect(predictedRegionSchema.parse(region)).toEqual(region)
})

test.each([
  ['per-region choices with the region’s coordinates', { ...sound.choices, value: { ...box, choices: ['yes'] } }],
  ['a box that begins left of the image', { ...sound.rectanglelabels, value: { ...box, x: -0.4 } }],
  ['a region score of null', { ...sound.labels, score: null }],
  ['a region of another tag', { ...names, type: 'rating', value: { rating: 4 } }],
  ['a region without id', { ...sound.choices, id: undefined }],
  ['labels of an area of an image', { ...sound.labels, value: { x: 1, y: 2, width: 3, height: 4, labels: ['Car'] } }],
  ['labels of HyperText by XPath', { ...sound.labels, value: { start: '/p[1]', end: '/p[1]', labels: ['Car'] } }],
  ['a relation without a direction', { type: 'relation', from_id: 'r1', to_id: 'r2' }],
  ['a relation', { type: 'relation', from_id: 'r1', to_id: 'r2', direction: 'right', labels: [] }],
])('takes %s', (_name, region) => {
  expect(predictedRegionSchema.parse(region)).toEqual(region)
})

test.each([
  ['choices that are a bare string', { ...sound.choices, value: { choices: 'yes' } }],
  ['a choices region without choices', { ...sound.choices, value: {} }],
  ['a span without labels', { ...sound.labels, value: { start: 0, end: 2 } }],
  ['a span whose start is not a number', { ...sound.labels, value: { start: Number.NaN, end: 2, labels: [] } }],
  ['a span that begins before the text', { ...sound.labels, value: { start: -1, end: 2, labels: [] } }],
  ['a box wider than the image', { ...sound.rectanglelabels, value: { ...box, width: 100.0001 } }],
  ['a box turned by more than a whole turn', { ...sound.rectanglelabels, value: { ...box, rotation: 361 } }],
  ['a region with an empty id', { ...sound.choices, id: '' }],
  ['a region of an unknown origin', { ...sound.choices, origin: 'model' }],
  ['a box turned back by more than a whole turn', { ...sound.rectanglelabels, value: { ...box, rotation: -361 } }],
  ['a region with an empty from_name', { ...sound.choices, from_name: '' }],
  ['a region score above 1', { ...sound.choices, score: 7 }],
  ['an upper-case type', { ...sound.choices, type: 'Choices' }],
  ['a relation in no known direction', { type: 'relation', from_id: 'a', to_id: 'b', direction: 'up' }],
  ['a region without a value', { ...names, type: 'rating' }],
])('refuses %s', (_name, region) => {
  expect(predictedRegionSchema.safeParse(region).success).toBe(false)
})

test('the key of every region schema is the type it takes', () => {
  for (const [type, schema] of Object.entries(regionSchemas)) expect(schema.shape.type.value).toBe(type)
})

test('says which key of a region is wrong', () => {
  const issues = regionSchemaOf('choices').safeParse({ ...sound.choices, value: { choices: 'yes' } }).error?.issues
  expect(issues?.map((issue) => issue.path.join('.'))).toEqual(['value.choices'])
})
