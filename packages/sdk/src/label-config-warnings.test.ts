import { describe, expect, it } from 'vitest'
import { requireControl } from './model/matching-controls.ts'
import { parseLabelConfig } from './parse-label-config.ts'

const text = '<Text name="t" value="$t"/>'
const choices = '<Choices name="c" toName="t"><Choice value="A"/></Choices>'

describe('parseLabelConfig leaves out with a warning', () => {
  it.each([
    [
      'a nameless object tag',
      '<Video value="$v"/>',
      '<Video> in line 2 of the label config is left out: it has no name',
    ],
    [
      'a nameless control tag',
      '<Rating toName="t"/>',
      '<Rating> in line 2 of the label config is left out: it has no name',
    ],
    [
      'a toName that no tag has',
      '<Rating name="r" toName="x"/>',
      'it has toName="x", but no tag has this name; object tags: t',
    ],
    [
      'a toName of which one name is unknown',
      '<Pairwise name="r" toName="t,x"/>',
      'it has toName="x", but no tag has this name',
    ],
  ])('%s', (_, tag, warning) => {
    const config = parseLabelConfig(`<View>${text}${choices}\n${tag}</View>`)
    expect(config.controls.map(({ name }) => name)).toEqual(['c'])
    expect(config.objects.map(({ name }) => name)).toEqual(['t'])
    expect(config.warnings).toEqual([expect.stringContaining(warning)])
  })

  it('a control without toName, with its line and the smallest label config that works', () => {
    const config = parseLabelConfig(
      `<View>${text}<Text name="u" value="$u"/>\n<Choices name="c"><Choice value="A"/></Choices></View>`,
    )
    expect(config.warnings).toEqual([
      '<Choices> in line 2 of the label config is left out: it has no toName, and only a config with exactly one object tag may ' +
        'omit it; object tags: t, u; the smallest that works: <View><Text name="text" value="$text"/>' +
        '<Choices name="choices" toName="text"><Choice value="Yes"/><Choice value="No"/></Choices></View>',
    ])
  })

  it('a control without toName when there is no object tag, or more than one', () => {
    const two = parseLabelConfig(`<View>${text}<Text name="u" value="$u"/><Rating name="r"/></View>`)
    const none = parseLabelConfig('<View><Rating name="r"/></View>')
    expect([two.controls, none.controls]).toEqual([[], []])
    expect(two.warnings[0]).toContain('has no toName, and only a config with exactly one object tag may omit it')
    expect(none.warnings[0]).toContain('object tags: none')
  })

  it('what is too much to list', () => {
    const config = parseLabelConfig(`<View>${text}${'<Video value="$v"/>'.repeat(1000)}</View>`)
    expect(config.warnings).toHaveLength(20)
  })
})

describe('parseLabelConfig takes', () => {
  it.each([
    [
      'a prefixed attribute',
      `<View xmlns:a="urn:x">${text}<Choices name="c" toName="t" a:z="1"><Choice value="A"/></Choices></View>`,
    ],
    [
      'HyperText as mark-up',
      `<View><HyperText><h1>Read</h1><video/><text/><label>x</label></HyperText>${text}${choices}</View>`,
    ],
    ['Relations without a name', `<View>${text}${choices}<Relations><Relation value="is"/></Relations></View>`],
    [
      'a tag and an attribute named __proto__',
      `<View __proto__="1">${text}${choices}<__proto__ constructor="2"/></View>`,
    ],
  ])('%s without a warning', (_, xml) => {
    const config = parseLabelConfig(xml)
    expect(config.controls.map(({ name, labels }) => [name, labels.map((label) => label.name)])).toEqual([['c', ['A']]])
    expect(config.objects.map(({ name }) => name)).toEqual(['t'])
    expect(config.warnings).toEqual([])
  })

  it('controls inside of HyperText for what the annotator sees, not for tags', () => {
    const config = parseLabelConfig(
      `<View><HyperText name="h">${choices}</HyperText><Rating name="r" toName="h"/></View>`,
    )
    expect(config.controls.map(({ name }) => name)).toEqual(['r'])
  })

  it('a prefixed attribute as it is written', () => {
    const xml = `<View xmlns:a="urn:x">${text}<Rating name="r" a:z="1" xml:lang="de"/></View>`
    expect(parseLabelConfig(xml).control('r').attributes).toEqual({ name: 'r', 'a:z': '1', 'xml:lang': 'de' })
  })
})

describe('a control tag that the model needs', () => {
  it('is refused with the reason when it was left out', () => {
    const config = parseLabelConfig(`<View>${text}\n<Choices name="c" toName="x"><Choice value="A"/></Choices></View>`)
    expect(() => requireControl(config, [{ control: 'Choices', object: 'Text' }])).toThrow(
      'the label config has no control tags; <Choices> in line 2 of the label config is left out: it has toName="x"',
    )
  })
})
