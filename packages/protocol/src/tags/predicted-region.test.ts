import { expect, test } from 'vitest'
import { controlTags, type TagName } from './control-tags.ts'
import { exampleRegion, labelConfigOf, type TagSpec } from './define-tag.ts'
import type { ObjectTagName } from './object-tags.ts'
import { predictedRegionSchema, regionSchemaOf } from './predicted-region.ts'

const specs: TagSpec[] = Object.values(controlTags)
const pairs = specs.flatMap((spec) =>
  (Object.keys(spec.on) as ObjectTagName[]).map((object) => [spec, object] as const),
)
const region = (tag: TagName) => exampleRegion(controlTags[tag], Object.keys(controlTags[tag].on)[0] as ObjectTagName)
const choices = region('Choices')
const span = region('Labels')
const box = region('RectangleLabels')
const boxValue = box.value as object

test.each(pairs)('takes the example of $tag on %s', (spec, object) => {
  const example = exampleRegion(spec, object)
  expect(regionSchemaOf(spec.type).parse(example)).toEqual(example)
  expect(predictedRegionSchema.parse(example)).toEqual(example)
})

test.each(pairs)('refuses a region of $tag on %s whose value is empty', (spec, object) => {
  expect(predictedRegionSchema.safeParse({ ...exampleRegion(spec, object), value: {} }).success).toBe(false)
})

test.each(specs)('lists $tag under its own name, with a type of its own', (spec) => {
  expect(controlTags[spec.tag as TagName]).toBe(spec)
  expect(specs.filter(({ type }) => type === spec.type)).toEqual([spec])
})

test('writes the smallest label config of a tag', () => {
  expect(labelConfigOf(controlTags.Rating, 'Image')).toBe(`<View>
  <Image name="image" value="$image"/>
  <Rating name="rating" toName="image"/>
</View>
`)
})

test.each([
  ['per-region choices with the region’s coordinates', { ...choices, value: { ...boxValue, choices: ['yes'] } }],
  ['nested choices', { ...choices, value: { choices: [['Top', 'Leaf']] } }],
  ['a box that begins left of the image', { ...box, value: { ...boxValue, x: -0.4 } }],
  ['a region score of null', { ...span, score: null }],
  ['a region of another tag', { ...choices, type: 'cube', value: { depth: 4 } }],
  ['a region without id', { ...choices, id: undefined }],
  ['a relation without a direction', { type: 'relation', from_id: 'r1', to_id: 'r2' }],
  ['a relation', { type: 'relation', from_id: 'r1', to_id: 'r2', direction: 'right', labels: [] }],
])('takes %s', (_name, item) => {
  expect(predictedRegionSchema.parse(item)).toEqual(item)
})

test.each([
  ['choices that are a bare string', { ...choices, value: { choices: 'yes' } }],
  ['a span without labels', { ...span, value: { start: 0, end: 2 } }],
  ['a span whose start is not a number', { ...span, value: { start: Number.NaN, end: 2, labels: [] } }],
  ['a span that begins before the text', { ...span, value: { start: -1, end: 2, labels: [] } }],
  ['a box wider than the image', { ...box, value: { ...boxValue, width: 100.0001 } }],
  ['a box turned by more than a whole turn', { ...box, value: { ...boxValue, rotation: 361 } }],
  ['a box turned back by more than a whole turn', { ...box, value: { ...boxValue, rotation: -361 } }],
  ['a region with an empty id', { ...choices, id: '' }],
  ['a region of an unknown origin', { ...choices, origin: 'model' }],
  ['a region with an empty from_name', { ...choices, from_name: '' }],
  ['a region score above 1', { ...choices, score: 7 }],
  ['an upper-case type', { ...choices, type: 'Choices' }],
  ['a relation in no known direction', { type: 'relation', from_id: 'a', to_id: 'b', direction: 'up' }],
  ['a region without a value', { ...choices, type: 'cube', value: undefined }],
])('refuses %s', (_name, item) => {
  expect(predictedRegionSchema.safeParse(item).success).toBe(false)
})

test('says which key of a region is wrong', () => {
  const issues = regionSchemaOf('rating').safeParse({ ...region('Rating'), value: { rating: 'yes' } }).error?.issues
  expect(issues?.map((issue) => issue.path.join('.'))).toEqual(['value.rating'])
})
