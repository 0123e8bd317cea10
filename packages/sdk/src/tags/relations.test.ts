import { expect, it } from 'vitest'
import { parseLabelConfig } from '../parse-label-config.ts'
import { checkResult } from '../region-check/check-prediction.ts'
import { readRelations } from './relations.ts'

const xml = `<View>
  <Relations><Relation value="works for"/><Relation value="is a"/></Relations>
  <Labels name="ner" toName="text"><Label value="PER"/></Labels>
  <Text name="text" value="$text"/>
</View>`
const config = parseLabelConfig(xml)
const [one, other] = [0, 5].map((start) =>
  config.control('ner', 'Labels').span({ start, end: start + 4, label: 'PER' }),
)

it('a relation names the regions and labels of the label config', () => {
  const relation = config.relate(one!, other!, { labels: ['works for'], direction: 'bi' })
  expect(relation).toEqual({
    type: 'relation',
    from_id: one!.id,
    to_id: other!.id,
    direction: 'bi',
    labels: ['works for'],
  })
  expect(config.relate(one!, 'b')).toEqual({ type: 'relation', from_id: one!.id, to_id: 'b', direction: 'right' })
  const result = [one, other, relation]
  expect(checkResult(result, config)).toEqual([])
  expect(readRelations({ result })).toEqual([{ from: one, to: other, direction: 'bi', labels: ['works for'] }])
})

it('relation labels are known, whether <Relations> has a name or not', () => {
  expect(config.relationLabels).toEqual(['works for', 'is a'])
  expect(config.controls.map(({ name }) => name)).toEqual(['ner'])
  const named = parseLabelConfig(xml.replace('<Relations>', '<Relations name="rel" toName="text">'))
  expect(named.relationLabels).toEqual(['works for', 'is a'])
  const none = parseLabelConfig(xml.replace(/<Relations>.*<\/Relations>/, ''))
  expect(none.relationLabels).toEqual([])
  expect(none.relate('a', 'b', { labels: 'anything' }).labels).toEqual(['anything'])
})

it('relations that the label config or the result cannot have are refused', () => {
  expect(() => config.relate(one!, other!, { labels: 'likes' })).toThrow(
    "<Relations> has no 'likes'; it has works for, is a",
  )
  expect(() => config.relate(one!, one!)).toThrow('with itself')
  expect(() => config.relate(one!, { ...other!, id: null })).toThrow('ends at a region without an id')
  const unknown = { ...config.relate(one!, other!), labels: ['is a', 'likes'] }
  expect(checkResult([one, other, unknown], config)[0]?.path).toBe('result[2].labels[1]')
})

it('relations without a direction point right, those without an end are passed over', () => {
  const relations = [
    { type: 'relation', from_id: 'a', to_id: 'b' },
    { type: 'relation', from_id: 'a', to_id: 'z' },
  ]
  const [a, b] = [
    { id: 'a', type: 'labels' },
    { id: 'b', type: 'labels' },
  ]
  expect(readRelations([a, b, ...relations])).toEqual([{ from: a, to: b, direction: 'right', labels: [] }])
})
