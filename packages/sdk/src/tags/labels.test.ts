import { regionSchemaOf } from '@label-studio-ml/protocol'
import { describe, expect, it } from 'vitest'
import { parseLabelConfig } from '../parse-label-config.ts'
import { codePointOffsets } from '../text-offsets/code-point-offsets.ts'

const config = parseLabelConfig(`<View>
  <Text name="text" value="$text"/>
  <Labels name="ner" toName="text"><Label value="PER"/><Label value="LOC"/></Labels>
  <Labels name="many" toName="text" choice="multiple"><Label value="A"/><Label value="B"/></Labels>
</View>`)
const ner = config.control('ner', 'Labels')

describe('control.span on Text', () => {
  it('builds a region with offsets in code points and the covered text', () => {
    const taskText = '🐱 John lives here'
    const region = ner.span({ start: 2, end: 6, taskText, label: 'PER', score: 0.8, id: 'r1' })
    expect(region).toEqual({
      id: 'r1',
      from_name: 'ner',
      to_name: 'text',
      type: 'labels',
      score: 0.8,
      value: { start: 2, end: 6, text: 'John', labels: ['PER'] },
    })
    expect(regionSchemaOf('labels').safeParse(region).success).toBe(true)
  })

  it('takes offsets made once for many spans, the covered text, or no text', () => {
    const offsets = codePointOffsets('ab cd')
    expect(ner.span({ start: 3, end: 5, taskText: offsets, label: 'PER' }).value.text).toBe('cd')
    expect(ner.span({ start: 3, end: 5, text: 'cd', label: 'PER' }).value.text).toBe('cd')
    expect(ner.span({ start: 3, end: 5, label: 'PER' }).value).toEqual({ start: 3, end: 5, labels: ['PER'] })
  })

  it.each([
    [0, 0],
    [-1, 2],
    [3, 2],
    [0.5, 2],
    [0, Number.NaN],
  ])('refuses %s..%s', (start, end) => {
    expect(() => ner.span({ start, end, label: 'PER' })).toThrow('a span is 0 <= start < end in whole code points')
  })

  it('refuses an end after the text', () => {
    expect(() => ner.span({ start: 0, end: 3, taskText: '🐱a', label: 'PER' })).toThrow(
      'end 3, but the text has 2 code points',
    )
  })

  it('checks labels and their number', () => {
    expect(() => ner.span({ start: 0, end: 1, label: 'ORG' })).toThrow('its labels: PER, LOC')
    expect(() => ner.span({ start: 0, end: 1 })).toThrow('has no label')
    expect(() => ner.span({ start: 0, end: 1, labels: ['PER', 'LOC'] })).toThrow('the tag takes one')
    expect(config.control('many', 'Labels').span({ start: 0, end: 1, labels: ['A', 'B'] }).value.labels).toEqual([
      'A',
      'B',
    ])
  })

  it('writes line breaks of the text as the editor does', () => {
    expect(ner.span({ start: 0, end: 4, taskText: 'a\r\nb', label: 'PER' }).value.text).toBe('a\r\\nb')
  })
})

it('reads what annotators drew, as Label Studio sends it', () => {
  const recorded = { id: 'p1', from_name: 'ner', to_name: 'text', type: 'labels', origin: 'manual' }
  const region = { ...recorded, value: { start: 0, end: 5, text: 'Alice', labels: ['PER', 'Gone', null] } }
  expect(ner.read({ result: [region] })).toEqual([
    { on: 'Text', start: 0, end: 5, text: 'Alice', labels: ['PER', 'Gone'], region },
  ])
})
