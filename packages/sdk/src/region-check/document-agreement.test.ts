import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Ajv2020 } from 'ajv/dist/2020.js'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { parseLabelConfig } from '../parse-label-config.ts'
import { checkResult } from './check-prediction.ts'

const config = parseLabelConfig(`<View>
  <Text name="text" value="$t"/><HyperText name="html" value="$h"/><Image name="image" value="$i"/>
  <Choices name="choices" toName="text"><Choice value="A"/></Choices>
  <Labels name="labels" toName="text"><Label value="A"/></Labels><Labels name="marks" toName="html"><Label value="A"/></Labels>
  <Labels name="area" toName="image"><Label value="A"/></Labels><Rating name="rating" toName="text"/>
  <RectangleLabels name="box" toName="image"><Label value="A"/></RectangleLabels>
</View>`)
const area = { x: 1, y: 2, width: 3, height: 4, rotation: 0 }
const path = { start: '/p[1]/text()[1]', end: '/p[1]/text()[1]', startOffset: 0, endOffset: 3 }
const sound = [
  of('choices', { choices: ['A'] }),
  of('labels', { start: 0, end: 4, text: 'John', labels: ['A'] }),
  of('marks', { ...path, labels: ['A'] }),
  of('area', { ...area, labels: ['A'] }),
  of('area', { ...area, rectanglelabels: ['A'] }, { type: 'rectanglelabels' }),
  of('rating', { rating: 3 }),
  of('box', { ...area, rectanglelabels: ['A'] }, { original_width: 640, original_height: 480, image_rotation: 0 }),
  { type: 'relation', from_id: 'a', to_id: 'b', direction: 'right', labels: ['is'] },
]

function of(name: string, value: object, changed: object = {}): Record<string, unknown> {
  const control = config.control(name)
  return { id: 'r', from_name: name, to_name: control.toName[0], type: control.type, value, ...changed }
}

const rows: [string, Record<string, unknown>][] = [
  ['no id', { ...sound[0], id: undefined }],
  ['an empty id', { ...sound[0], id: '' }],
  ['a type in upper case', { ...sound[0], type: 'Choices' }],
  ['Labels on an image', sound[3]!],
  ['Labels on HyperText by XPath', sound[2]!],
  ['a rotation of -400', { ...sound[6], value: { ...area, rotation: -400, rectanglelabels: ['A'] } }],
  ['a rotation of -300', { ...sound[6], value: { ...area, rotation: -300, rectanglelabels: ['A'] } }],
  ['no direction', { ...sound[7], direction: undefined }],
]

const document = fileURLToPath(import.meta.resolve('@label-studio-ml/protocol/openapi.json'))
const ajv = new Ajv2020({ strict: false })
ajv.addSchema(JSON.parse(readFileSync(document, 'utf8')), 'openapi.json', false, false)
const fitsDocument = ajv.compile({ $ref: 'openapi.json#/components/schemas/PredictedRegion' })

/** Whether the strict check takes a region, beside those that a relation needs. */
function takes(region: unknown): boolean {
  const ends = [...sound.slice(0, 1), ...sound.slice(0, 1)].map((end, index) => ({ ...end, id: 'ab'[index] }))
  return checkResult([...ends, region], config).length === 0
}

/** Whether openapi.json allows a region as it is sent. */
const documented = (region: unknown) => fitsDocument(JSON.parse(JSON.stringify(region)))

it.each(rows)('says of a region with %s what the document says', (_name, region) => {
  expect(takes(region)).toBe(documented(region))
})

it.each(sound)('takes the sound region %j, as the document does', (region) => {
  expect(takes(region)).toBe(true)
  expect(documented(region)).toBe(true)
})

it('accepts nothing that openapi.json forbids', () => {
  const odd = fc.oneof(
    fc.constantFrom(
      undefined,
      null,
      '',
      'A',
      'Choices',
      'labels',
      ['A'],
      [],
      {},
      true,
      '1',
      0,
      -1,
      -400,
      1.5,
      400,
      Number.NaN,
    ),
    fc.double({ min: -500, max: 500, noNaN: true }),
    fc.array(fc.constantFrom('A', 'B', 1, null), { maxLength: 3 }),
  )
  const keys = [
    'id',
    'type',
    'origin',
    'score',
    'readonly',
    'hidden',
    'meta',
    'parentID',
    'item_index',
    'direction',
    'labels',
  ]
  const sizes = ['original_width', 'original_height', 'image_rotation', 'from_id']
  const valueKeys = [
    'start',
    'end',
    'text',
    'labels',
    'choices',
    'x',
    'width',
    'rotation',
    'rectanglelabels',
    'rating',
    'points',
  ]
  const changes = fc.dictionary(fc.constantFrom(...keys, ...sizes), odd, { maxKeys: 2 })
  const valueChanges = fc.dictionary(fc.constantFrom(...valueKeys), odd, { maxKeys: 2 })
  let accepted = 0
  fc.assert(
    fc.property(fc.constantFrom(...sound), changes, valueChanges, (region, changed, changedValue) => {
      const value = region.value === undefined ? {} : { value: { ...(region.value as object), ...changedValue } }
      const odd = { ...region, ...value, ...changed }
      if (!takes(odd)) return
      accepted++
      expect(documented(odd)).toBe(true)
    }),
    { numRuns: 2000 },
  )
  expect(accepted).toBeGreaterThan(100)
})
