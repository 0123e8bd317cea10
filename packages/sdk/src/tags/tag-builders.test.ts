import { describe, expect, it } from 'vitest'
import { parseLabelConfig } from '../parse-label-config.ts'

const config = parseLabelConfig(`<View>
  <Text name="t" value="$t"/><Image name="i" value="$i"/>
  <Choices name="c" toName="t"><Choice value="A"/></Choices>
  <Labels name="l" toName="t"><Label value="A"/></Labels>
  <MagicWand name="m" toName="i"/>
  <Repeater on="$p"><Choices name="c_{{idx}}" toName="t"><Choice value="A"/></Choices></Repeater>
</View>`)

describe('the builders of a control tag', () => {
  it('refuse other tags and name the builder to use', () => {
    expect(() => config.control('l').choose('A')).toThrow(
      expect.objectContaining({
        code: 'CONTROL_MISMATCH',
        message: "control.choose(…) builds regions of <Choices>, but 'l' is a <Labels>: use control.span(…)",
      }),
    )
    expect(() => config.control('c').span({ start: 0, end: 1, label: 'A' })).toThrow('use control.choose(…)')
    expect(() => config.control('m').choose('A')).toThrow('no builder builds regions of <MagicWand>')
  })

  it('need the item of a Repeater', () => {
    const repeated = config.controls.find((control) => control.repeatFlags.length > 0)!
    expect(() => repeated.choose('A')).toThrow('build regions on control.at(index)')
    expect(repeated.at(4).choose('A')).toMatchObject({ from_name: 'c_4', to_name: 't' })
  })
})
