import { describe, expect, it } from 'vitest'
import { parseLabelConfig } from '../parse-label-config.ts'
import { textOf } from './task-text.ts'

const config = (text: string) =>
  parseLabelConfig(
    `<View>${text}<Image name="i" value="$i"/><Choices name="c" toName="i,t"><Choice value="A"/></Choices></View>`,
  )
const plain = config('<Text name="t" value="$text"/>')

describe('textOf', () => {
  it('reads the Text among the objects of a control, also when it is not the first', () => {
    expect(textOf(plain.control('c'), { data: { i: 'x.png', text: 'Fine.' } })).toBe('Fine.')
  })

  it.each([
    ['http://example.com', 'http://example.com'],
    [7, '7'],
    [null, ''],
    [['a'], undefined],
    [{ a: 1 }, undefined],
  ])('of %j is %j', (text, expected) => {
    expect(textOf(plain.object('t'), { data: { text } })).toBe(expected)
  })

  it('is undefined for an object tag other than Text', () => {
    expect(textOf(plain.object('i'), { data: { i: 'x.png' } })).toBeUndefined()
  })

  it('is undefined for a text at a URL', () => {
    const { object } = config('<Text name="t" value="$text" valueType="url"/>')
    expect(textOf(object('t'), { data: { text: 'x' } })).toBeUndefined()
  })

  it('is decoded', () => {
    const { object } = config('<Text name="t" value="$text" encoding="base64unicode"/>')
    expect(textOf(object('t'), { data: { text: '8J+QsQ==' } })).toBe('🐱')
  })

  it('throws for a task without the field', () => {
    expect(() => textOf(plain.control('c'), { data: { i: 'x.png' } })).toThrow("needs the data field 'text'")
  })
})
