import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseConfig } from './label-config/parse-config.ts'
import { parseLabelConfig } from './parse-label-config.ts'

const text = '<Text name="t" value="$t"/>'

describe('parseLabelConfig refuses with the line', () => {
  it.each([
    ['a second root', '<View/>\n<View/>', 'line 2: a second root tag'],
    ['text around the root', '<View/>\n hi', 'line 2: text data outside of root node'],
    ['text alone', 'hello', 'line 1: text data outside of root node'],
    ['an open tag', '<View>\n<Text name="t">\n</View>', 'line 3: <Text> of line 2 is not closed'],
    ['a tag never closed', '<View>\n', 'line 2: <View> of line 1 is not closed'],
    ['a tag never opened', '<View>\n</Text></View>', 'line 2: <View> of line 1 is not closed'],
    ['an open comment', '<View>\n<!-- </View>', 'line 2: <View> of line 1 is not closed'],
    ['-- inside a comment', '<View>\n<!-- a -- b --></View>', 'line 2: malformed comment'],
    ['open CDATA', '<View>\n<![CDATA[ </View>', 'line 2: <View> of line 1 is not closed'],
    ['a repeated attribute', '<View>\n<Text name="a" name="b"/></View>', 'line 2: duplicate attribute: name'],
    ['an attribute without quotes', '<View a=b/>', 'line 1: unquoted attribute value (near "<View a=b")'],
    ['a stray equals sign', '<View a="1"= b="2"/>', 'line 1: disallowed character in attribute name'],
    ['an undeclared prefix', '<View>\n<a:b/></View>', 'line 2: the prefix of "a:b" is not declared'],
    [
      'a prefix that is declared elsewhere',
      '<View><a xmlns:p="urn:p"/>\n<b p:c="1"/></View>',
      'line 2: unbound namespace prefix: "p"',
    ],
    ['an HTML entity', '<View>\n<Header value="a&nbsp;b"/></View>', 'line 2: XML does not know the entity &nbsp;'],
    ['a bare &', '<View>\n<Header value="a & b"/></View>', 'line 2: "&" begins no entity'],
    ['< in an attribute', '<View>\n<Header value="a < b"/></View>', 'line 2: "<" inside an attribute'],
    [']]> in text', '<View>]]></View>', 'line 1: the string "]]>" is disallowed in char data'],
    ['a forbidden character', '<View>\n\u0000</View>', 'line 2: character U+0000 is not allowed'],
    ['half a surrogate pair', '<View>\n\ud83d</View>', 'line 2: half a surrogate pair'],
    ['a reference to a forbidden character', '<View a="&#0;"/>', 'line 1: &#0; is a character that XML does not allow'],
    ['a bare & before the end', '<View a="a & b"/>', 'line 1: "&" begins no entity'],
    ['a DTD', '<!DOCTYPE v [<!ENTITY a "b">]><View>&a;</View>', 'line 1: a document type'],
    ['a DTD behind comments', '<?a?>\n<!-- <x> -->\n<!DOCTYPE v><v/>', 'line 3: a document type'],
    ['a DTD inside the root', '<View>\n<!DOCTYPE v></View>', 'line 2: inappropriately located doctype declaration'],
    ['endless nesting', '<View>'.repeat(100_000) + '</View>'.repeat(100_000), 'tags are nested deeper than 256'],
  ])('%s', (_, xml, message) => {
    expect(() => parseLabelConfig(xml)).toThrow(
      expect.objectContaining({ code: 'LABEL_CONFIG_SYNTAX', message: expect.stringContaining(message) }),
    )
  })

  it.each([
    [
      'two objects of one name',
      `<View>${text}\n${text}</View>`,
      "<Text> in line 2 of the label config has the name 't', which <Text> in line 1 has already",
    ],
    [
      'two controls of one name',
      `<View>${text}<Rating name="r"/>\n<Number name="r"/></View>`,
      "<Number> in line 2 of the label config has the name 'r'",
    ],
    [
      'a control named as an object',
      `<View>${text}\n<Rating name="t"/></View>`,
      "has the name 't', which <Text> in line 1 has already",
    ],
  ])('%s', (_, xml, message) => {
    expect(() => parseLabelConfig(xml)).toThrow(
      expect.objectContaining({ code: 'LABEL_CONFIG_TAG', message: expect.stringContaining(message) }),
    )
  })

  it('more than 5 million characters, unless the caller has another limit', () => {
    const xml = `<View>${'<!-- comment -->'.repeat(327_680)}</View>`
    const tooLarge = expect.objectContaining({
      code: 'LABEL_CONFIG_TOO_LARGE',
      message: expect.stringContaining('the limit is 5242880'),
    })
    expect(() => parseLabelConfig(xml)).toThrow(tooLarge)
    expect(() => parseConfig(xml)).toThrow(tooLarge)
    expect(() => parseLabelConfig('<View/>', { maxLength: 6 })).toThrow('has 7 characters; the limit is 6 (maxLength)')
    expect(parseConfig('<View/>', { maxLength: 7 })).toEqual({})
  })

  it.each([
    ['text', `<View>\n${'x'.repeat(600_000)}</View>`],
    ['attribute', `<View>\n<Header value="${'x'.repeat(600_000)}"/></View>`],
  ])('one %s of more than half a million characters', (_, xml) => {
    expect(() => parseLabelConfig(xml)).toThrow(
      expect.objectContaining({
        code: 'LABEL_CONFIG_TOO_LARGE',
        message: expect.stringMatching(/^Line [12] of the label config: a text or attribute has 6000\d\d characters/),
      }),
    )
  })

  it('more than 256 attributes of a tag, more than 10,000 tags, and names as long as texts', () => {
    const attributes = Array.from({ length: 257 }, (_, index) => ` a${index}=""`).join('')
    const controls = Array.from({ length: 10_000 }, (_, index) => `<Rating name="r${index}"/>`).join('')
    const sizes = [
      [`<View>\n<Header${attributes}/></View>`, 'Line 2 of the label config: a tag has more than 256 attributes'],
      [`<View>${text}${controls}</View>`, 'is one of more than 10000 control and object tags'],
      [`<View>${text}<Choices name="c"><Choice value="${'x'.repeat(65_537)}"/></Choices></View>`, '65536 characters'],
    ] as const
    for (const [xml, message] of sizes) {
      expect(() => parseLabelConfig(xml)).toThrow(
        expect.objectContaining({ code: 'LABEL_CONFIG_TOO_LARGE', message: expect.stringContaining(message) }),
      )
    }
  })

  it('names that do not exist, listing those that do', () => {
    const config = parseLabelConfig(`<View>${text}<Rating name="r"/></View>`)
    expect(() => config.control('q')).toThrow("no control tag named 'q'; its control tags: r (Rating)")
    expect(() => config.object('q')).toThrow("no object tag named 'q'; its object tags: t (Text)")
  })
})

describe('parseLabelConfig', () => {
  it('reads any text or refuses it with a code', () => {
    const pieces = [
      '<View>',
      '</View>',
      '<',
      '>',
      '/',
      '"',
      "'",
      '=',
      '&',
      ';',
      '#',
      '!',
      '--',
      ']]>',
      '<![CDATA[',
      '<?',
      '?>',
      ' name',
      '<Choices ',
      '$x',
      '\n',
      '🐱',
      'toName',
    ]
    const soup = fc
      .array(fc.oneof(fc.constantFrom(...pieces), fc.string()), { maxLength: 30 })
      .map((parts) => parts.join(''))
    fc.assert(
      fc.property(soup, (xml) => expectTyped(() => parseLabelConfig(xml))),
      { numRuns: 2000 },
    )
  })

  it('gives back every label that was escaped', () => {
    const value = fc.string({ unit: 'grapheme', minLength: 1 }).filter((label) => !/[\p{Cc}\ufffe\uffff]/u.test(label))
    fc.assert(
      fc.property(fc.uniqueArray(value, { minLength: 1 }), (labels) => {
        const choices = labels.map((label) => `<Choice value="${escaped(label)}"/>`).join('')
        const config = parseLabelConfig(`<View>${text}<Choices name="c" toName="t">${choices}</Choices></View>`)
        expect(config.control('c').labels.map((label) => label.name)).toEqual(labels)
      }),
    )
  })
})

function expectTyped(run: () => unknown): void {
  try {
    run()
  } catch (error) {
    expect(error).toMatchObject({ code: expect.stringMatching(/^LABEL_CONFIG_/) })
  }
}

function escaped(label: string): string {
  return label.replace(/[&<"]/g, (character) => `&#${character.charCodeAt(0)};`)
}
