import { describe, expect, it } from 'vitest'
import { parseLabelConfig } from '../parse-label-config.ts'
import { buildLabelMap } from './label-map.ts'

const { controls } = parseLabelConfig(`<View><Image name="i" value="$i"/><RectangleLabels name="r" toName="i">
  <Label value="Vehicle" predicted_values="car, truck"/>
  <Label value="Person"/>
  <Label value="CAT"/>
  <Label value="Big dog" alias="dog"/>
  <Label value="truck"/>
</RectangleLabels></View>`)
const control = controls[0]!

describe('buildLabelMap', () => {
  it('takes predicted_values, then names, then names case-insensitive, under the names of the model', () => {
    const map = buildLabelMap(control, ['cat', 'truck', 'Person', 'PERSON', 'car', 'Big dog', 'tree'])
    expect([...map]).toEqual([
      ['cat', 'CAT'],
      ['truck', 'Vehicle'],
      ['Person', 'Person'],
      ['PERSON', 'Person'],
      ['car', 'Vehicle'],
      ['Big dog', 'dog'],
    ])
  })

  it('finds an alias and the value behind it, exact before case-insensitive', () => {
    expect([...buildLabelMap(control, ['DOG', 'big DOG', 'cat', 'CAT'])]).toEqual([
      ['DOG', 'dog'],
      ['big DOG', 'dog'],
      ['cat', 'CAT'],
      ['CAT', 'CAT'],
    ])
  })

  it('does not match a label by name when one of its predicted_values is a class', () => {
    expect([...buildLabelMap(control, ['car', 'Vehicle'])]).toEqual([['car', 'Vehicle']])
    expect([...buildLabelMap(control, ['Vehicle'])]).toEqual([['Vehicle', 'Vehicle']])
  })

  it('takes classes with names of object prototypes', () => {
    expect([...buildLabelMap(control, ['__proto__', 'constructor'])]).toEqual([])
  })
})
