import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseLabelConfig } from './label-config.ts'

const text = '<Text name="t" value="$t"/>'

describe('parseLabelConfig refuses with the line', () => {
  it.each([
    ['a second root', '<View/>\n<View/>', 'line 2: a second root tag'],
    ['text around the root', '<View/>\n hi', 'line 2: text outside of the root tag: hi'],
    ['text alone', 'hello', "line 1: char 'h' is not expected"],
    ['an open tag', '<View>\n<Text name="t">\n</View>', "line 3: Expected closing tag 'Text'"],
    ['a tag never closed', '<View>', "line 1: Unclosed tag 'View'"],
    ['an open comment', '<View>\n<!-- </View>', 'line 2: a comment is not closed'],
    ['-- inside a comment', '<View>\n<!-- a -- b --></View>', 'line 2: "--" inside a comment'],
    ['open CDATA', '<View>\n<![CDATA[ </View>', 'line 2: a CDATA section is not closed'],
    ['a repeated attribute', '<View>\n<Text name="a" name="b"/></View>', "line 2: Attribute 'name' is repeated"],
    ['an attribute without quotes', '<View a=b/>', "Attribute 'a' is without value"],
    ['a stray equals sign', '<View a="1"= b="2"/>', 'line 1: a tag is not of the form'],
    ['an undeclared prefix', '<View>\n<a:b/></View>', 'line 2: a tag is not of the form'],
    ['an HTML entity', '<View>\n<Header value="a&nbsp;b"/></View>', 'line 2: <Header> has the entity &nbsp;'],
    ['a bare &', '<View>\n<Header value="a & b"/></View>', 'line 2: <Header> has "&" that begins no entity'],
    ['< in an attribute', '<View>\n<Header value="a < b"/></View>', 'line 2: <Header> has "<" inside an attribute'],
    [']]> in text', '<View>]]></View>', 'has "]]>" outside of CDATA'],
    ['a forbidden character', '<View>\n\u0000</View>', 'line 2: character U+0000 is not allowed'],
    ['half a surrogate pair', '<View>\n\ud83d</View>', 'line 2: character U+D83D is not allowed'],
    [
      'a reference to a forbidden character',
      '<View a="&#0;"/>',
      '<View> has &#0;, a character that XML does not allow',
    ],
    ['a DTD', '<!DOCTYPE v [<!ENTITY a "b">]><View>&a;</View>', 'line 1: a document type or other declaration'],
    ['endless nesting', '<View>'.repeat(100_000) + '</View>'.repeat(100_000), 'tags are nested deeper than 256'],
    ['a tag named __proto__', '<__proto__/>', '__proto__'],
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
    [
      'a control without a name',
      `<View>${text}\n<Rating toName="t"/></View>`,
      '<Rating> in line 2 of the label config has no name',
    ],
    [
      'an object without a name',
      '<View>\n<Text value="$t"/></View>',
      '<Text> in line 2 of the label config has no name',
    ],
    [
      'toName to nothing',
      `<View>${text}\n<Rating name="r" toName="x"/></View>`,
      'has toName="x", but no tag has this name; object tags: t',
    ],
    [
      'no toName beside two objects',
      `<View>${text}<Text name="u" value="$u"/><Rating name="r"/></View>`,
      'has no toName',
    ],
    ['no toName without objects', '<View><Rating name="r"/></View>', 'object tags: none'],
  ])('%s', (_, xml, message) => {
    expect(() => parseLabelConfig(xml)).toThrow(
      expect.objectContaining({ code: 'LABEL_CONFIG_TAG', message: expect.stringContaining(message) }),
    )
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
