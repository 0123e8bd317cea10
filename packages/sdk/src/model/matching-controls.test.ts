import { describe, expect, it } from 'vitest'
import { parseLabelConfig } from '../parse-label-config.ts'
import { matchingControls, requireControl, requireFit } from './matching-controls.ts'

const config = parseLabelConfig(`<View>
  <Rating name="stars" toName="text"/><Choices name="kind" toName="image"/><Choices name="mood" toName="text"/>
  <Text name="text" value="$t"/><Image name="image" value="$i"/><AudioPlus name="sound" value="$s"/><Labels name="part" toName="sound"/>
</View>`)

describe('matchingControls', () => {
  it('gives the controls whose tag and object tag are needed, in document order and any case', () => {
    const needs = [
      { control: 'choices', object: 'TEXT' },
      { control: 'Rating', object: 'Text' },
    ]
    expect(matchingControls(config, needs).map((control) => control.name)).toEqual(['stars', 'mood'])
  })

  it('takes any of the control tags on any of the object tags that one need names', () => {
    const needs = [{ control: ['Rating', 'Choices'], object: ['HyperText', 'Image'] }]
    expect(matchingControls(config, needs).map((control) => control.name)).toEqual(['kind'])
  })

  it('takes AudioPlus for Audio', () => {
    expect(requireControl(config, [{ control: 'Labels', object: 'Audio' }]).name).toBe('part')
  })

  it('gives all controls when nothing is needed', () => {
    expect(matchingControls(config, [])).toBe(config.controls)
  })
})

describe('requireControl', () => {
  it('says what is needed and what the config has when nothing fits', () => {
    expect(() => requireControl(config, [{ control: 'Labels', object: 'Text' }])).toThrow(
      expect.objectContaining({
        code: 'LABEL_CONFIG_UNFIT',
        message:
          'This model needs <Labels> on <Text>; the label config has <Rating name="stars"> on <Text>, ' +
          '<Choices name="kind"> on <Image>, <Choices name="mood"> on <Text>, <Labels name="part"> on <AudioPlus>; ' +
          'the smallest that works: <View><Text name="text" value="$text"/>' +
          '<Labels name="labels" toName="text"><Label value="Person"/><Label value="Place"/></Labels></View>',
      }),
    )
    expect(() => requireControl(parseLabelConfig('<View/>'), [])).toThrow('the label config has no control tags')
  })

  it('names every alternative, and shows the smallest label config of two that go together', () => {
    const needs = [
      { control: ['RectangleLabels', 'Taxonomy'], object: ['Text', 'HyperText'] },
      { control: 'Rating', object: 'Video' },
    ]
    expect(() => requireControl(config, needs)).toThrow(
      'This model needs <RectangleLabels> or <Taxonomy> on <Text> or <HyperText>, or <Rating> on <Video>; the label config has',
    )
    expect(() => requireControl(config, needs)).toThrow(
      'the smallest that works: <View><Text name="text" value="$text"/><Taxonomy name="taxonomy" toName="text">',
    )
  })
})

describe('requireFit', () => {
  it('asks the model about every control that fits, and makes what it throws a label config that does not fit', () => {
    const asked: string[] = []
    const needs = [
      { control: 'Choices', object: 'Text' },
      { control: 'Rating', object: 'Text' },
    ]
    const checkControl = ({ name }: { name: string }) => {
      asked.push(name)
      if (name === 'mood') throw new Error('<Choices name="mood"> has limit="x"; expected a number')
    }
    expect(() => requireFit(config, { needs, checkControl })).toThrow(
      expect.objectContaining({
        code: 'LABEL_CONFIG_UNFIT',
        message: '<Choices name="mood"> has limit="x"; expected a number',
      }),
    )
    expect(asked).toEqual(['stars', 'mood'])
  })

  it('asks every control that fits for its model attributes, whatever the model checks', () => {
    const fit = (rating: string, choices = '') =>
      requireFit(
        parseLabelConfig(`<View><Text name="t" value="$t"/><Rating name="r" toName="t" ${rating}/>
          <Choices name="c" toName="t"><Choice value="A" ${choices}/></Choices></View>`),
        { needs: [{ control: 'Choices', object: 'Text' }], checkControl: () => {} },
      )
    expect(() => fit('model_skip="maybe"')).not.toThrow()
    expect(() => fit('', 'model_index="first"')).toThrow(
      expect.objectContaining({
        code: 'LABEL_CONFIG_UNFIT',
        message: expect.stringContaining(`Label 'A' of <Choices name="c"> has model_index="first"`),
      }),
    )
  })
})
