import { regionSchemaOf } from '@label-studio-ml/protocol'
import { describe, expect, it } from 'vitest'
import { parseLabelConfig } from '../parse-label-config.ts'

const config = parseLabelConfig(`<View>
  <Text name="one" value="$one"/><Text name="two" value="$two"/>
  <Choices name="mood" toName="one"><Choice value="Positive"/><Choice value="Negative" alias="neg"/></Choices>
  <Choices name="topics" toName="one,two" choice="multiple"><Choice value="A"/><Choice value="B"/></Choices>
  <Choices name="tree" toName="one" allowNested="true"><Choice value="Top"><Choice value="Leaf"/><Choice value="Twig"/></Choice><Choice value="Twig"/></Choices>
  <Choices name="open" toName="one" value="$options"/>
</View>`)
const mood = config.control('mood', 'Choices')

describe('control.choose', () => {
  it('builds a region of the control', () => {
    const region = mood.choose('Positive', { score: 0.93, id: 'r1', itemIndex: 2 })
    expect(region).toEqual({
      id: 'r1',
      from_name: 'mood',
      to_name: 'one',
      type: 'choices',
      score: 0.93,
      item_index: 2,
      value: { choices: ['Positive'] },
    })
    expect(regionSchemaOf('choices').safeParse(region).success).toBe(true)
  })

  it('takes several labels where the tag does', () => {
    expect(config.control('topics', 'Choices').choose(['A', 'B']).value).toEqual({ choices: ['A', 'B'] })
    expect(() => mood.choose(['Positive', 'neg'])).toThrow(
      'has 2 labels, but the tag takes one; write choice="multiple"',
    )
    expect(() => mood.choose([])).toThrow('has no label')
  })

  it('refers to the first object tag or to the one that is named', () => {
    const topics = config.control('topics', 'Choices')
    expect([topics.choose('A').to_name, topics.choose('A', { toName: 'two' }).to_name]).toEqual(['one', 'two'])
    expect(() => topics.choose('A', { toName: 'three' })).toThrow("has no toName 'three'; it has one, two")
  })

  it('refuses a label that is not in the config, listing those that are', () => {
    expect(() => mood.choose('Neutral')).toThrow(
      expect.objectContaining({
        code: 'LABEL_UNKNOWN',
        message: expect.stringContaining("no label 'Neutral'; its labels: Positive, neg"),
      }),
    )
    expect(() => mood.choose('Negative')).toThrow("results carry its alias 'neg'")
  })

  it.each([-0.01, 1.01, Number.NaN, 55])('refuses the score %s', (score) => {
    expect(() => mood.choose('Positive', { score })).toThrow(expect.objectContaining({ code: 'REGION_INVALID' }))
  })

  it('writes nested choices as paths', () => {
    const tree = config.control('tree', 'Choices')
    expect(tree.choose('Leaf').value).toEqual({ choices: [['Top', 'Leaf']] })
    expect(tree.choose([['Top', 'Twig']]).value).toEqual({ choices: [['Top', 'Twig']] })
    expect(() => tree.choose('Twig')).toThrow("the choice 'Twig', which stands in several places")
    expect(() => tree.choose([['Leaf']])).toThrow(expect.objectContaining({ code: 'LABEL_UNKNOWN' }))
    expect(() => tree.choose('None')).toThrow(expect.objectContaining({ code: 'LABEL_UNKNOWN' }))
  })

  it('takes any label of a control whose labels come from the task', () => {
    expect(config.control('open', 'Choices').choose('anything').value).toEqual({ choices: ['anything'] })
  })

  it('gives every region an id of its own', () => {
    const ids = Array.from({ length: 10_000 }, () => mood.choose('Positive').id)
    expect(new Set(ids).size).toBe(ids.length)
    for (const id of ids.slice(0, 100)) expect(id).toMatch(/^[A-Za-z0-9_-]{10}$/)
  })
})
