import { describe, expect, it } from 'vitest'
import { invalid, tagOf, taskOf } from './__fixtures__/tag-of.ts'

describe('Image', () => {
  it('has a URL, and of valueList one for each page', () => {
    expect(tagOf('Image').imageOf(taskOf('a.png'))).toBe('a.png')
    expect(tagOf('Image').imagesOf(taskOf('a.png'))).toEqual(['a.png'])
    const pages = tagOf('Image', 'valueList="$x"')
    expect([pages.imageOf(taskOf(['a', 'b'])), pages.imagesOf(taskOf(['a', 'b']))]).toEqual(['a', ['a', 'b']])
  })

  it('puts fields into a URL', () => {
    expect(tagOf('Image', 'value="https://example.com/$x?small"').imageOf(taskOf(7))).toBe(
      'https://example.com/7?small',
    )
  })

  it('says what is wrong', () => {
    expect(() => tagOf('Image').imageOf(taskOf(['a', 'b']))).toThrow(
      invalid("expects a URL in the data field 'x', got a list of 2; import the URL of an image, or use valueList"),
    )
    expect(() => tagOf('Image', 'valueList="$x"').imagesOf(taskOf('a'))).toThrow(
      invalid("expects a list of URLs in the data field 'x', got a string"),
    )
    expect(() => tagOf('Image', 'valueList="$x"').imagesOf(taskOf(['a', 3]))).toThrow(
      invalid("in the data field 'x[1]', got 3"),
    )
    expect(() => tagOf('Image').imageOf({ data: {} })).toThrow(invalid("needs the data field 'x'"))
  })
})
