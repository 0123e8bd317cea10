import { describe, expect, it } from 'vitest'
import { parseLabelConfig } from '../parse-label-config.ts'

const textTag = (attributes = '') => {
  const object = parseLabelConfig(`<View><Text name="t" value="$text" ${attributes}/></View>`).object('t')
  return object.is('Text') ? object : expect.unreachable()
}
const hyperTextTag = (written: string) => {
  const object = parseLabelConfig(`<View>${written}</View>`).object('h')
  return object.is('HyperText') ? object : expect.unreachable()
}
const base64 = (text: string, encoding: BufferEncoding) => Buffer.from(text, encoding).toString('base64')

describe('Text', () => {
  it.each([
    ['', 'as it is 🐱', 'as it is 🐱'],
    ['encoding="none"', 7, '7'],
    ['', null, ''],
    ['encoding="base64"', base64('caf\u00e9', 'latin1'), 'café'],
    ['encoding="base64unicode"', base64('🐱 café', 'utf8'), '🐱 café'],
  ])('with %s shows %j as %j', (attributes, text, shown) => {
    expect(textTag(attributes).textOf({ data: { text } })).toBe(shown)
  })

  it('at a URL has no text before it is loaded, and says why', () => {
    const text = textTag('valueType="url" encoding="base64unicode"')
    const task = { data: { text: 'https://example.com/1.txt' } }
    expect(text.textOf(task)).toBeUndefined()
    expect(text.urlOf(task)).toBe('https://example.com/1.txt')
    expect(text.unreadReason(task)).toContain(`<Text name="t"> has valueType="url", so the data field 'text' has a URL`)
    expect(text.textOf(task, { loaded: base64('🐱', 'utf8') })).toBe('🐱')
    expect(textTag().unreadReason(task)).toBeUndefined()
  })

  it.each([
    ['', ['a'], "expects a text in the data field 'text', got a list of 1; import one text for each task"],
    [
      'encoding="base64"',
      'é secret',
      'expects Base64 in the data field \'text\', got a string; encode the text, or remove encoding="base64"',
    ],
    ['encoding="base64unicode"', '/w==', 'expects Base64 of UTF-8'],
  ])('with %s refuses %j', (attributes, text, message) => {
    expect(() => textTag(attributes).textOf({ data: { text } })).toThrow(
      expect.objectContaining({ code: 'TASK_INVALID', message: expect.stringContaining(message) }),
    )
  })
})

describe('HyperText', () => {
  const task = { data: { html: '<title>t</title><p>🐱 cat<br>&amp; dog</p>' } }

  it('has HTML, its text, and the places in it', () => {
    const hyperText = hyperTextTag('<HyperText name="h" value="$html"/>')
    expect(hyperText.htmlOf(task)).toBe(task.data.html)
    expect(hyperText.textOf(task)).toBe('🐱 cat\n& dog')
    expect(hyperText.pageOf(task)?.toXPath(2, 5).start).toBe('/p[1]/text()[1]')
  })

  it('with inline="true" stands in the page of the editor, so a title is a part of it', () => {
    expect(hyperTextTag('<HyperText name="h" value="$html" inline="true"/>').textOf(task)).toBe('t🐱 cat\n& dog')
  })

  it('shows the text inside of the tag', () => {
    expect(hyperTextTag('<HyperText name="h">plain &lt;b&gt;text&lt;/b&gt;</HyperText>').textOf(task)).toBe(
      'plain text',
    )
  })

  it('with mark-up inside of the tag has no text, and says why', () => {
    const hyperText = hyperTextTag('<HyperText name="h"><b>bold</b></HyperText>')
    expect(hyperText.textOf(task)).toBeUndefined()
    expect(hyperText.unreadReason(task)).toContain('has its mark-up inside of the tag')
  })

  it('at a URL is read when it is loaded', () => {
    const hyperText = hyperTextTag('<HyperText name="h" value="$html" valueType="url"/>')
    expect([hyperText.textOf(task), hyperText.textOf(task, { loaded: '<p>x' })]).toEqual([undefined, 'x'])
  })
})
