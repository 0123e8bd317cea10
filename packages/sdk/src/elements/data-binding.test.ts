import { describe, expect, it } from 'vitest'
import { boundField, resolveBinding } from './data-binding.ts'

const data = { text: 'hi', list: [{ url: 'u0' }, { url: 'u1' }], 'a.b': 'dotted', none: null, deep: { name: 'n' } }

describe('boundField', () => {
  it.each([
    ['$text', 'text'],
    ['$a.b[0].c', 'a.b[0].c'],
    ['Title: $text', undefined],
    ['text', undefined],
    ['$a $b', undefined],
    [undefined, undefined],
  ])('of %s is %s', (value, field) => {
    expect(boundField(value)).toBe(field)
  })
})

describe('resolveBinding', () => {
  it.each([
    ['$text', 'hi'],
    ['$list', data.list],
    ['$list[1].url', 'u1'],
    ['$deep.name', 'n'],
    ['$a.b', 'dotted'],
    ['$none', null],
    ['plain text', 'plain text'],
    ['$text, dear $deep.name.', 'hi, dear n.'],
  ])('of %s gives the value of the task', (value, expected) => {
    expect(resolveBinding(value, data, 'tag')).toEqual(expected)
  })

  it('says which field is missing and which exist', () => {
    expect(() => resolveBinding('$body', data, '<Text name="t">')).toThrow(
      expect.objectContaining({
        code: 'TASK_INVALID',
        message:
          '<Text name="t"> needs the data field \'body\', which the task lacks; its fields: text, list, a.b, none, deep',
      }),
    )
    expect(() => resolveBinding('$list[7].url', data, 'tag')).toThrow("'list[7].url'")
    expect(() => resolveBinding('$toString', {}, 'tag')).toThrow('its fields: none')
    expect(() => resolveBinding('$x', null, 'tag')).toThrow('none, its data is null')
  })
})
