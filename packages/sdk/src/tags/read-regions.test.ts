import { describe, expect, it } from 'vitest'
import { isKnownLabel } from '../label-config/known-labels.ts'
import { parseLabelConfig } from '../parse-label-config.ts'
import { readSpans } from './text-span.ts'

const config = parseLabelConfig(`<View>
  <Text name="t" value="$t"/><Image name="i" value="$i"/>
  <Choices name="mood" toName="t"><Choice value="Good"/></Choices>
  <Choices name="kind" toName="t" allowNested="true"><Choice value="Food"><Choice value="Soup"/></Choice></Choices>
  <Labels name="ner" toName="t"><Label value="PER"/></Labels>
  <RectangleLabels name="box" toName="i"><Label value="Car"/></RectangleLabels>
</View>`)
const mood = config.control('mood', 'Choices')
const kind = config.control('kind', 'Choices')
const ner = config.control('ner', 'Labels')
const boxes = config.control('box', 'RectangleLabels')

describe('a reader gives back what its builder was given', () => {
  it('for choices', () => {
    const good = mood.choose('Good')
    expect(mood.read({ result: [good] })).toEqual([{ paths: [['Good']], labels: ['Good'], region: good }])
    expect(kind.read([kind.choose('Soup')])).toMatchObject([{ paths: [['Food', 'Soup']], labels: ['Soup'] }])
  })

  it('for spans, in UTF-16 units', () => {
    const taskText = '🐱 John'
    const region = ner.span({ start: 2, end: 6, taskText, label: 'PER' })
    expect(readSpans(ner, [region], { taskText })).toEqual({
      spans: [{ start: 3, end: 7, labels: ['PER'] }],
      misplaced: 0,
    })
  })

  it('for boxes', () => {
    const box = { x: 10, y: 20, width: 30, height: 10, rotation: 45 }
    const region = boxes.box({ ...box, label: 'Car', originalWidth: 64, originalHeight: 48 })
    expect(boxes.read([region])).toEqual([{ ...box, originalWidth: 64, originalHeight: 48, labels: ['Car'], region }])
  })
})

it('readers pass over other controls and values of another form', () => {
  const junk = [null, 1, {}, { choices: 7, start: '0', x: 'a' }].map((value) => ({
    from_name: 'mood',
    to_name: 't',
    value,
  }))
  const regions = [
    ...junk,
    ...junk.map((region) => ({ ...region, from_name: 'box' })),
    ner.span({ start: 0, end: 1, label: 'PER' }),
  ]
  expect(mood.read(regions)).toEqual([])
  expect(boxes.read(regions)).toEqual([])
  expect(readSpans(ner, junk as never, { taskText: 'x' })).toEqual({ spans: [], misplaced: 0 })
})

it('labels that the label config does not have are unknown, unless it lists none', () => {
  expect(isKnownLabel(mood, 'Good')).toBe(true)
  expect(isKnownLabel(mood, 'Bad')).toBe(false)
  expect(isKnownLabel(kind, ['Food', 'Soup'])).toBe(true)
  expect(isKnownLabel(kind, ['Soup'])).toBe(false)
  const { control } = parseLabelConfig(
    '<View><Text name="t" value="$t"/><Choices name="c" toName="t" value="$options"/></View>',
  )
  expect(isKnownLabel(control('c'), 'Anything')).toBe(true)
})
