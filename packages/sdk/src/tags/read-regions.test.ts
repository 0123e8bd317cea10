import { describe, expect, it } from 'vitest'
import { isKnownLabel } from '../label-config/known-labels.ts'
import { parseLabelConfig } from '../parse-label-config.ts'
import { readChoices } from './choices.ts'
import { readSpans } from './labels.ts'
import { readBoxes } from './rectangle-labels.ts'

const config = parseLabelConfig(`<View>
  <Text name="t" value="$t"/><Image name="i" value="$i"/>
  <Choices name="mood" toName="t"><Choice value="Good"/></Choices>
  <Choices name="kind" toName="t" allowNested="true"><Choice value="Food"><Choice value="Soup"/></Choice></Choices>
  <Labels name="ner" toName="t"><Label value="PER"/></Labels>
  <RectangleLabels name="box" toName="i"><Label value="Car"/></RectangleLabels>
</View>`)
const { control } = config

describe('a reader gives back what its builder was given', () => {
  it('for choices', () => {
    expect(readChoices(control('mood'), [control('mood').choose('Good')])).toEqual([['Good']])
    expect(readChoices(control('kind'), [control('kind').choose('Soup')])).toEqual([['Food', 'Soup']])
  })

  it('for spans, in UTF-16 units', () => {
    const taskText = '🐱 John'
    const region = control('ner').span({ start: 2, end: 6, taskText, label: 'PER' })
    expect(readSpans(control('ner'), [region], { taskText })).toEqual({
      spans: [{ start: 3, end: 7, labels: ['PER'] }],
      misplaced: 0,
    })
  })

  it('for boxes', () => {
    const box = { x: 10, y: 20, width: 30, height: 10, rotation: 45 }
    const region = control('box').box({ ...box, label: 'Car', originalWidth: 64, originalHeight: 48 })
    expect(readBoxes(control('box'), [region])).toEqual([{ ...box, labels: ['Car'] }])
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
    control('ner').span({ start: 0, end: 1, label: 'PER' }),
  ]
  expect(readChoices(control('mood'), regions as never)).toEqual([])
  expect(readBoxes(control('box'), regions as never)).toEqual([])
  expect(readSpans(control('ner'), junk as never, { taskText: 'x' })).toEqual({ spans: [], misplaced: 0 })
})

it('labels that the label config does not have are unknown, unless it lists none', () => {
  expect(isKnownLabel(control('mood'), 'Good')).toBe(true)
  expect(isKnownLabel(control('mood'), 'Bad')).toBe(false)
  expect(isKnownLabel(control('kind'), ['Food', 'Soup'])).toBe(true)
  expect(isKnownLabel(control('kind'), ['Soup'])).toBe(false)
  const { control: free } = parseLabelConfig(
    '<View><Text name="t" value="$t"/><Choices name="c" toName="t" value="$options"/></View>',
  )
  expect(isKnownLabel(free('c'), 'Anything')).toBe(true)
})
