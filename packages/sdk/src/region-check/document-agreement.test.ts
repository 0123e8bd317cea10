import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { controlTags, exampleRegion, labelConfigOf, type ObjectTagName, type TagSpec } from '@label-studio-ml/protocol'
import { Ajv2020 } from 'ajv/dist/2020.js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type LabelConfig, parseLabelConfig } from '../parse-label-config.ts'
import { type CheckLevel, checkSentResult } from './check-prediction.ts'

type Item = Record<string, unknown>

/** An item of a result with the label config that has its control tag. */
interface Case {
  readonly name: string
  readonly config: LabelConfig
  readonly item: Item
  /** The regions that it needs in the same result. */
  readonly beside: readonly Item[]
}

const examples = Object.values<TagSpec>(controlTags).flatMap((spec) =>
  (Object.keys(spec.on) as ObjectTagName[]).map((object): Case => {
    const config = parseLabelConfig(labelConfigOf(spec, object))
    return { name: `${spec.tag} on ${object}`, config, item: exampleRegion(spec, object), beside: [] }
  }),
)
const choice = examples[0]!
const areaConfig = parseLabelConfig(
  '<View><Image name="i" value="$i"/><Labels name="l" toName="i"><Label value="A"/></Labels><Rectangle name="r" toName="i"/></View>',
)
const area = { x: 1, y: 2, width: 3, height: 4, rotation: 0 }
const path = { start: '/p[1]/text()[1]', end: '/p[1]/text()[1]', startOffset: 0, endOffset: 3, labels: ['Person'] }
const byXPath = examples.find(({ name }) => name === 'Labels on HyperText')!
const box = examples.find(({ name }) => name === 'RectangleLabels on Image')!
const relation: Case = {
  ...choice,
  name: 'a relation',
  item: { type: 'relation', from_id: 'a', to_id: 'b', direction: 'right', labels: ['is'] },
  beside: ['a', 'b'].map((id) => ({ ...choice.item, id })),
}
const merged: Case = {
  name: 'Labels with the type of a Rectangle',
  config: areaConfig,
  item: { id: 'r', from_name: 'l', to_name: 'i', type: 'rectanglelabels', value: { ...area, rectanglelabels: ['A'] } },
  beside: [],
}
const cases = [
  ...examples,
  relation,
  merged,
  { ...byXPath, name: 'Labels by XPath', item: { ...byXPath.item, value: path } },
]

const document = fileURLToPath(import.meta.resolve('@label-studio-ml/protocol/openapi.json'))
const ajv = new Ajv2020({ strict: false })
ajv.addSchema(JSON.parse(readFileSync(document, 'utf8')), 'openapi.json', false, false)
const fitsDocument = ajv.compile({ $ref: 'openapi.json#/components/schemas/PredictedRegion' })

function takes({ config, beside }: Case, item: unknown, level: CheckLevel = 'strict'): boolean {
  return checkSentResult([...beside, item], config, { level }).length === 0
}

/** Whether openapi.json allows a region as it is sent. */
const documented = (item: unknown) => fitsDocument(JSON.parse(JSON.stringify(item)))

describe('the strict check and openapi.json', () => {
  it.each(cases)('both take $name', (one) => {
    expect([takes(one, one.item), documented(one.item)]).toEqual([true, true])
  })

  it.each<[string, Case, Item]>([
    ['no id', choice, { id: undefined }],
    ['an empty id', choice, { id: '' }],
    ['a type in upper case', choice, { type: 'Choices' }],
    ['a rotation of -400', box, { value: { ...(box.item.value as Item), rotation: -400 } }],
    ['a rotation of -300', box, { value: { ...(box.item.value as Item), rotation: -300 } }],
    ['no direction', relation, { direction: undefined }],
  ])('say the same of a region with %s', (_name, one, changed) => {
    const item = { ...one.item, ...changed }
    expect(takes(one, item)).toBe(documented(item))
  })
})

const odd = fc.oneof(
  fc.constantFrom(undefined, null, '', 'A', 'Choices', '1', 'image', true, 0, -1, -400, 1.5, 99, 400, Number.NaN),
  fc.constantFrom([], {}, ['A'], [['A']], [0], [null], { x: 1, y: 1 }, { start: 0, end: 1 }),
  fc.double({ min: -500, max: 500, noNaN: true }),
)
const addedKeys = [
  'id',
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
const addedValueKeys = [
  'text',
  'closed',
  'rotation',
  'channel',
  'globalOffsets',
  'format',
  'pageIndex',
  'createdAt',
  'frame',
]

/** The places in a value, outer ones first: `['value', 'points', '0']`. */
function placesIn(value: unknown, place: readonly string[] = []): string[][] {
  const inside = typeof value === 'object' && value !== null ? Object.entries(value) : []
  return [[...place], ...inside.flatMap(([key, item]) => placesIn(item, [...place, key]))]
}

function changedAt(value: unknown, [key, ...rest]: readonly string[], change: unknown): unknown {
  if (key === undefined) return change
  const copy = (Array.isArray(value) ? [...value] : { ...(value as Item) }) as Item
  copy[key] = changedAt(copy[key], rest, change)
  return copy
}

it.each<CheckLevel>(['strict', 'labelStudio'])('what is sent at the level %s is allowed by openapi.json', (level) => {
  const change = fc.constantFrom(...cases).chain((one) => {
    const added = [...addedKeys.map((key) => [key]), ...addedValueKeys.map((key) => ['value', key])]
    const places = [...placesIn(one.item).slice(1), ...(one.item.value ? added : added.slice(0, addedKeys.length))]
    return fc.tuple(
      fc.constant(one),
      fc.array(fc.tuple(fc.constantFrom(...places), odd), { minLength: 1, maxLength: 2 }),
    )
  })
  const accepted = new Set<string>()
  fc.assert(
    fc.property(change, ([one, changes]) => {
      const item = changes.reduce<unknown>((item, [place, value]) => {
        const isThere = place.slice(0, -1).every((_, depth) => typeof at(item, place.slice(0, depth + 1)) === 'object')
        return isThere ? changedAt(item, place, value) : item
      }, one.item)
      if (!takes(one, item, level)) return
      accepted.add(one.name)
      expect(documented(item)).toBe(true)
    }),
    { numRuns: 2000 },
  )
  expect(accepted.size).toBeGreaterThan(cases.length / 2)
})

function at(value: unknown, place: readonly string[]): unknown {
  return place.reduce<unknown>((inside, key) => (inside as Item | undefined)?.[key], value) ?? undefined
}
