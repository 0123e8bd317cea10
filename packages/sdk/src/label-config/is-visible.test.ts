import type { Region } from '@label-studio-ml/protocol'
import { describe, expect, it } from 'vitest'
import { parseLabelConfig } from '../parse-label-config.ts'
import { isVisible } from './is-visible.ts'

const config = (tag: string, around = ['', '']) =>
  parseLabelConfig(`<View><Text name="t" value="$t"/><Image name="i" value="$i"/>
    <Choices name="kind" toName="t"><Choice value="Bug" alias="bug"/><Choice value="Idea"/></Choices>
    <Taxonomy name="tree" toName="t"><Choice value="Top"><Choice value="Leaf"/></Choice></Taxonomy>
    <Choices name="each" toName="i" perRegion="true"><Choice value="Yes"/></Choices>
    <RectangleLabels name="box" toName="i"><Label value="Car"/><Label value="Dog, big"/></RectangleLabels>
    <Rectangle name="plain" toName="i"/>
    ${around[0]}<Rating name="r" toName="i" ${tag}/>${around[1]}</View>`)
const rating = (tag: string, around?: string[]) => config(tag, around).control('r')

const kind = (...choices: string[]): Region => ({
  id: 'k',
  from_name: 'kind',
  to_name: 't',
  type: 'choices',
  value: { choices },
})
const leaf: Region = {
  id: 'x',
  from_name: 'tree',
  to_name: 't',
  type: 'taxonomy',
  value: { taxonomy: [['Top', 'Leaf']] },
}
const box = (id: string, ...rectanglelabels: string[]): Region => ({
  id,
  from_name: 'box',
  to_name: 'i',
  type: 'rectanglelabels',
  value: { x: 1, y: 1, width: 1, height: 1, rectanglelabels },
})
const yes = (id: string): Region => ({
  id,
  from_name: 'each',
  to_name: 'i',
  type: 'choices',
  value: { choices: ['Yes'] },
})

describe('a control tag is visible', () => {
  it.each<[string, string, Region[], boolean]>([
    ['always without a rule', '', [], true],
    ['always with a condition that the editor does not know', 'visibleWhen="moon-full"', [], true],
    ['when a choice is made', 'visibleWhen="choice-selected"', [kind('Idea')], true],
    ['not before a choice is made', 'visibleWhen="choice-selected"', [box('a', 'Car')], false],
    [
      'when the choice of the tag is made',
      'visibleWhen="choice-selected" whenTagName="kind" whenChoiceValue="Idea,Bug"',
      [kind('Idea')],
      true,
    ],
    [
      'when a choice is made that results carry by its alias',
      'visibleWhen="choice-selected" whenTagName="kind" whenChoiceValue="Bug"',
      [kind('bug')],
      true,
    ],
    [
      'not when another choice is made',
      'visibleWhen="choice-selected" whenTagName="kind" whenChoiceValue="Bug"',
      [kind('Idea')],
      false,
    ],
    [
      'not when another tag has the choice',
      'visibleWhen="choice-selected" whenTagName="tree" whenChoiceValue="Bug"',
      [kind('bug')],
      false,
    ],
    ['not when no tag has the name', 'visibleWhen="choice-selected" whenTagName="none"', [kind('bug')], false],
    [
      'not for a choice with a blank behind its comma',
      'visibleWhen="choice-selected" whenChoiceValue="Bug, Idea"',
      [kind('Idea')],
      false,
    ],
    ['when the last of a path is chosen', 'visibleWhen="choice-selected" whenChoiceValue="Leaf"', [leaf], true],
    [
      'not for the first of a path',
      'visibleWhen="choice-selected" whenTagName="tree" whenChoiceValue="Top"',
      [leaf],
      false,
    ],
    [
      'when a choice is not made',
      'visibleWhen="choice-unselected" whenTagName="kind" whenChoiceValue="Bug"',
      [kind('Idea')],
      true,
    ],
    [
      'not when the unwanted choice is made',
      'visibleWhen="choice-unselected" whenTagName="kind" whenChoiceValue="Bug"',
      [kind('bug')],
      false,
    ],
    ['by whenChoiceValue alone', 'whenChoiceValue="Idea"', [kind('Idea')], true],
    ['not by whenChoiceValue alone with a list', 'whenChoiceValue="Idea,Bug"', [kind('Idea')], false],
    ['when there is a region', 'visibleWhen="region-selected"', [box('a', 'Car')], true],
    ['not when there are only answers', 'visibleWhen="region-selected"', [kind('Idea')], false],
    [
      'when a region has the label',
      'visibleWhen="region-selected" whenTagName="box" whenLabelValue="Dog,Car"',
      [box('a', 'Car')],
      true,
    ],
    [
      'not when no region has the label',
      'visibleWhen="region-selected" whenLabelValue="Dog"',
      [box('a', 'Car')],
      false,
    ],
    [
      'not when another tag draws the region',
      'visibleWhen="region-selected" whenTagName="plain"',
      [box('a', 'Car')],
      false,
    ],
    ['when no region is selected', 'visibleWhen="no-region-selected"', [box('a', 'Car')], true],
    ['for the region that perRegion answers for', 'perRegion="true" whenLabelValue="Car"', [box('a', 'Car')], true],
    [
      'for a region whose label has a comma',
      'perRegion="true" whenLabelValue="Dog, big"',
      [box('a', 'Dog, big')],
      true,
    ],
    ['not for other regions of perRegion', 'perRegion="true" whenLabelValue="Dog"', [box('a', 'Car')], false],
    ['not for perRegion without regions', 'perRegion="true"', [kind('Idea')], false],
  ])('%s', (_, tag, result, expected) => {
    expect(isVisible(rating(tag), result)).toBe(expected)
  })

  it('when the rules of all tags around it hold as well', () => {
    const inner = rating('visibleWhen="choice-selected" whenChoiceValue="Idea"', [
      '<View visibleWhen="region-selected">',
      '</View>',
    ])
    expect(inner.visibleWhen.map(({ when }) => when)).toEqual(['choice-selected', 'region-selected'])
    expect(
      [[kind('Idea')], [box('a', 'Car')], [kind('Idea'), box('a', 'Car')]].map((result) => isVisible(inner, result)),
    ).toEqual([false, false, true])
  })

  it('for the selected region only, if one is named', () => {
    const perRegion = rating('perRegion="true" visibleWhen="choice-selected" whenTagName="each" whenChoiceValue="Yes"')
    const result = [box('a', 'Car'), yes('a'), box('b', 'Car')]
    expect([
      isVisible(perRegion, result),
      isVisible(perRegion, result, 'a'),
      isVisible(perRegion, result, 'b'),
    ]).toEqual([true, true, false])
    expect(isVisible(rating('visibleWhen="no-region-selected"'), result, 'a')).toBe(false)
  })

  it('for the role of a chat message', () => {
    const { control } = parseLabelConfig(
      '<View><Chat name="c" value="$c"/><Rating name="r" toName="c" visibleWhen="region-selected" whenRole="assistant"/></View>',
    )
    const said = (role: string): Region => ({
      id: 'm',
      from_name: 'c',
      to_name: 'c',
      type: 'chatmessage',
      value: { chatmessage: { role } },
    })
    expect(['user', 'assistant'].map((role) => isVisible(control('r'), [said(role)]))).toEqual([false, true])
  })

  it('by the names that a Repeater writes', () => {
    const { control } = parseLabelConfig(`<View><Repeater on="$p"><Text name="t_{{idx}}" value="$p[{{idx}}]"/>
      <Choices name="c_{{idx}}" toName="t_{{idx}}"><Choice value="A"/></Choices>
      <Rating name="r_{{idx}}" toName="t_{{idx}}" visibleWhen="choice-selected" whenTagName="c_{{idx}}"/></Repeater></View>`)
    const chosen = [control('c_1', 'Choices').choose('A')]
    expect([isVisible(control('r_0'), chosen), isVisible(control('r_1'), chosen)]).toEqual([false, true])
  })
})

describe('a control tag says', () => {
  it('its rules as data', () => {
    expect(rating('visibleWhen="choice-selected" whenTagName="kind" whenChoiceValue="Bug,Other"').visibleWhen).toEqual([
      {
        when: 'choice-selected',
        tagName: 'kind',
        tagPerRegion: false,
        labelValues: [],
        choiceValues: ['Bug', 'bug', 'Other'],
        roles: [],
      },
    ])
  })

  it.each([
    ['', { required: false, perRegion: false, perItem: false, smart: true, smartOnly: false, conditional: false }],
    [
      'required="true" perRegion="true" PERITEM="true" smart="false"',
      { required: true, perRegion: true, perItem: true, smart: false },
    ],
    ['required="True" smart="no" smartOnly="true"', { required: false, smart: true, smartOnly: true }],
  ])('with %j what the editor makes of its flags', (tag, flags) => {
    expect(rating(tag)).toMatchObject(flags)
  })
})
