import { parseLabelConfig } from '@label-studio-ml/sdk'
import type { CheckLevel } from '@label-studio-ml/sdk/host'
import { describe, expect, it } from 'vitest'
import { predictionSlot } from './prediction-slot.ts'

const config = parseLabelConfig(`<View>
  <Text name="t" value="$t"/><Text name="u" value="$u"/><Labels name="l" toName="t"><Label value="A"/></Labels>
  <Pairwise name="better" toName="t,u"/><Number name="n" toName="t" min="0" max="10"/>
</View>`)
const levels: CheckLevel[] = ['strict', 'labelStudio']
const span = (id: string, value: object = {}) => ({
  id,
  from_name: 'l',
  to_name: 't',
  type: 'labels',
  value: { start: 0, end: 1, labels: ['A'], ...value },
})

const hostile: [string, () => unknown][] = [
  ['a region that holds itself', () => cycle(span('b'))],
  ['an id that holds itself twice', () => ({ ...span('b'), id: cycle(cycle({}), 'other') })],
  ['a value 100,000 levels deep', () => ({ ...span('b'), meta: deep(100_000) })],
  ['a BigInt', () => span('b', { note: 5n })],
  [
    'a key that throws when it is read',
    () => ({
      ...span('b'),
      get type() {
        throw new Error('SECRET')
      },
    }),
  ],
  ['a typed array as labels', () => span('b', { labels: new Uint8Array(100_000) })],
  ['labels that are all wrong', () => span('b', { labels: new Array(1_000_000).fill(0) })],
  ['a label of a megabyte', () => span('b', { labels: [`${'x'.repeat(1e6)}SECRET`] })],
  ['nothing', () => undefined],
]

function cycle(holder: object, name = 'self') {
  return Object.assign(holder, { [name]: holder })
}

function deep(levels: number): object {
  let value = {}
  for (let level = 0; level < levels; level++) value = { value }
  return value
}

function slotOf(draft: unknown, checkLevel: CheckLevel) {
  const dropped: string[] = []
  const slot = predictionSlot(draft, { config, version: 'v1', checkLevel }, (detail) => dropped.push(detail))
  return { result: slot && JSON.parse(slot).result, dropped }
}

describe.each(levels)('at the level %s', (level) => {
  it('writes the direction of a relation that has none, which the editor takes for right', () => {
    const relation = { type: 'relation', from_id: 'a', to_id: 'b' }
    const { result, dropped } = slotOf([span('a'), span('b'), relation], level)
    expect([result[2], dropped]).toEqual([{ ...relation, direction: 'right' }, []])
  })

  it.each([
    ['better', 't'],
    ['t', 't'],
    ['u', 'u'],
  ])('sends a Pairwise whose to_name is %s under the text %s, which all take', (given, sent) => {
    const region = { id: 'r', from_name: 'better', to_name: given, type: 'pairwise', value: { selected: 'left' } }
    expect(slotOf(region, level)).toEqual({ result: [{ ...region, to_name: sent }], dropped: [] })
  })

  it('drops the region with an unknown label and says which, keeps the rest', () => {
    const { result, dropped } = slotOf([span('a'), span('b', { labels: ['person'] })], level)
    expect(result).toEqual([span('a')])
    expect(dropped).toEqual([expect.stringMatching(/^result\[1\]\.value\.labels\[0\]: "person" is not a label of <L/)])
  })

  it('drops what the document forbids and tells of it once', () => {
    const { result, dropped } = slotOf([span('a'), { ...span('b'), origin: 'model' }, 7], level)
    expect([result, dropped.length]).toEqual([[span('a')], 2])
  })

  it.each([{ labels: ['no'] }, { origin: 'model' }])(
    'drops a relation to a region that was dropped for %j',
    (wrong) => {
      const relation = { type: 'relation', from_id: 'a', to_id: 'b', direction: 'left' }
      const dropped = 'origin' in wrong ? { ...span('b'), ...wrong } : span('b', wrong)
      expect(slotOf([span('a'), dropped, relation], level).result).toEqual([span('a')])
    },
  )

  it.each(hostile)('drops %s, says so without what it holds, keeps the rest', (_, hold) => {
    const { result, dropped } = slotOf([span('a'), hold()], level)
    expect(result).toEqual([span('a')])
    expect(dropped).toEqual([expect.stringMatching(/^result\[1\]/)])
    expect(dropped[0]).not.toContain('SECRET')
  })

  it('takes the keys that every object has for what they are: names that the config does not know', () => {
    const named = JSON.parse(
      '{"from_name":"__proto__","to_name":"t","type":"constructor","value":{"__proto__":{"labels":["A"]}}}',
    )
    const { result, dropped } = slotOf([span('a'), named, span('b', { labels: ['toString'] })], level)
    expect([result, dropped.length]).toEqual([[span('a')], 2])
  })
})

it('sends what Label Studio stores and its editor shows otherwise at the level labelStudio alone', () => {
  const outside = { id: 'r', from_name: 'n', to_name: 't', type: 'number', value: { number: 11 } }
  expect(slotOf(outside, 'labelStudio').result).toEqual([outside])
  expect(slotOf(outside, 'strict')).toEqual({
    result: null,
    dropped: ['result[0].value.number: got 11; expected a number from 0 to 10'],
  })
})
