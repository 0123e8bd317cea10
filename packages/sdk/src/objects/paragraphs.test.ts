import { describe, expect, it } from 'vitest'
import { invalid, tagOf, taskOf } from './__fixtures__/tag-of.ts'

describe('Paragraphs', () => {
  it('has authors and texts by the keys of the tag, with their times', () => {
    const messages = [{ role: 'user', content: 'Hi 🐱', start: 0.5, end: 'x' }, { content: 7 }]
    expect(tagOf('Paragraphs', 'nameKey="role" textKey="content"').paragraphsOf(taskOf(messages))).toEqual([
      { author: 'user', text: 'Hi 🐱', start: 0.5 },
      { author: '', text: '7' },
    ])
    expect(tagOf('Paragraphs').paragraphsOf(taskOf([{ author: 'Ann', text: '' }]))).toEqual([
      { author: 'Ann', text: '' },
    ])
  })

  it('at a URL is read when it is loaded, as text or as JSON', () => {
    const paragraphs = tagOf('Paragraphs', 'value="$x" valueType="url"')
    const items = [{ author: 'A', text: 'b' }]
    expect(paragraphs.paragraphsOf(taskOf('/d.json'))).toBeUndefined()
    expect(paragraphs.urlOf(taskOf('/d.json'))).toBe('/d.json')
    for (const loaded of [items, JSON.stringify(items)]) {
      expect(paragraphs.paragraphsOf(taskOf('/d.json'), { loaded })).toEqual(items)
    }
  })

  it.each([
    [
      { a: 1 },
      'expects a list of paragraphs in the data field \'x\', got an object with a; import a list of { "author": …, "text": … }',
    ],
    ['not JSON', "expects JSON in the data field 'x', got a string"],
    [[{ text: 'a' }, 'b'], "an object for each in the data field 'x[1]', got a string"],
    [[{ author: 'a' }], "expects a text in the data field 'x[0].text', got undefined; import it, or set textKey"],
  ])('refuses %j', (value, message) => {
    expect(() => tagOf('Paragraphs').paragraphsOf(taskOf(value))).toThrow(invalid(message))
  })
})
