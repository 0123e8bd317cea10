import { describe, expect, it } from 'vitest'
import { parseLabelConfig } from './parse-label-config.ts'

const config = parseLabelConfig(`<View>
  <Header name="title" value="Rate it"/>
  <Text name="intro" value="Read this"/><Text name="text" value="$text"/><Image name="photo" value="$meta.url"/>
  <Choices name="about intro" toName="intro"><Choice value="A"/></Choices>
  <Choices name="mood" toName="text"><Choice value="A"/></Choices>
  <Choices name="kind" toName="photo"><Choice value="A"/></Choices>
  <RectangleLabels name="box" toName="photo"><Label value="A"/></RectangleLabels>
</View>`)
const single = parseLabelConfig('<View><Text name="t" value="$t"/><Rating name="r" toName="t"/></View>')

describe('getFirstTagOccurrence', () => {
  it.each([
    ['Choices', 'Text', { fromName: 'mood', toName: 'text', value: 'text' }],
    ['choices', 'IMAGE', { fromName: 'kind', toName: 'photo', value: 'meta.url' }],
    [['RectangleLabels', 'Choices'], ['Image', 'Video'], { fromName: 'kind', toName: 'photo', value: 'meta.url' }],
  ])('gives the names and the data field of the first %j on %j, in document order', (control, object, expected) => {
    expect(config.getFirstTagOccurrence(control, object)).toEqual(expected)
  })

  it('takes filters of names as they are written', () => {
    const filters = { name: (name: string) => name !== 'mood', toName: (name: string) => name === 'photo' }
    expect(config.getFirstTagOccurrence('Choices', ['Text', 'Image'], filters).fromName).toBe('kind')
  })

  it('lists what the config has when nothing matches', () => {
    expect(() => config.getFirstTagOccurrence('Labels', ['Text', 'Audio'])).toThrow(
      expect.objectContaining({
        code: 'LABEL_CONFIG_UNFIT',
        message: expect.stringMatching(
          /^The label config has no <Labels> on <Text> or <Audio> with a data field; it has <Choices name="about intro"> on <Text>, .*the smallest that works: <View><Text/,
        ),
      }),
    )
    expect(() => config.getFirstTagOccurrence('Choices', 'Text', { name: () => false })).toThrow(
      'that the filters take',
    )
  })
})

describe('findTags', () => {
  it('gives controls, objects or both, in document order', () => {
    expect(config.findTags('controls', ({ tag }) => tag === 'Choices').map(({ name }) => name)).toEqual([
      'about intro',
      'mood',
      'kind',
    ])
    expect(config.findTags('objects').map(({ name }) => name)).toEqual(['intro', 'text', 'photo'])
    expect(
      config.findTags(undefined, ({ name }) => name.startsWith('m') || name === 'photo').map(({ name }) => name),
    ).toEqual(['mood', 'photo'])
  })
})

describe('getControl, getObject and getTag', () => {
  it('give the tag of a name', () => {
    expect(config.getControl('mood')).toBe(config.control('mood'))
    expect(config.getObject('photo')).toBe(config.object('photo'))
    expect([config.getTag('mood').tag, config.getTag('photo').tag]).toEqual(['Choices', 'Image'])
  })

  it('give the only tag without a name', () => {
    expect([single.getControl().name, single.getObject().name]).toEqual(['r', 't'])
  })

  it.each([
    [
      'several controls without a name',
      () => config.getControl(),
      'has 4 control tags, so that a name is needed to choose one; its control tags: about intro (Choices)',
    ],
    ['no object without a name', () => parseLabelConfig('<View/>').getObject(), 'has 0 object tags'],
    [
      'a control of no such name',
      () => config.getControl('x'),
      "no control tag named 'x'; its control tags: about intro (Choices)",
    ],
    [
      'an object of no such name',
      () => config.getObject('x'),
      "no object tag named 'x'; its object tags: intro (Text)",
    ],
    ['a tag of no such name', () => config.getTag('x'), "no control or object tag named 'x'"],
  ])('refuse %s with the names that exist', (_, look, message) => {
    expect(look).toThrow(
      expect.objectContaining({ code: 'CONTROL_UNKNOWN', message: expect.stringContaining(message) }),
    )
  })
})
