import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { htmlText } from './html-text.ts'
import { readHtml } from './html-tree.ts'

interface BrowserTextNode {
  path: string
  text: string
  start: number
}

const folder = new URL('./__fixtures__/', import.meta.url)
const read = (name: string) => JSON.parse(readFileSync(new URL(name, folder), 'utf8'))
const documents = read('documents.json') as Record<string, string>
const inBrowser = read('browser-text-nodes.json') as Record<string, Record<'iframe' | 'div', BrowserTextNode[]>>
const cases = Object.entries(documents).flatMap(([name, html]) =>
  (['iframe', 'div'] as const).map((container) => ({
    name,
    container,
    html,
    nodes: inBrowser[name]?.[container] ?? [],
  })),
)

describe('htmlText', () => {
  it.each(cases)('has the text nodes of Chromium: $name, in an $container', ({ html, container, nodes }) => {
    const page = htmlText(html, { inline: container === 'div' })
    expect(readHtml(html, container).textNodes).toHaveLength(nodes.length)
    for (const { path, text, start } of nodes) {
      const end = start + [...text].length
      const span = { start: path, end: path, startOffset: 0, endOffset: text.length }
      expect(page.toXPath(start, end)).toEqual({ ...span, globalOffsets: { start, end } })
      expect(page.toGlobal(span)).toEqual({ start, end })
      expect(page.offsets.slice(start, end)).toBe(text)
    }
  })

  it('counts as Label Studio does: "test" is 23..27 of the page and 13..17 of its text node', () => {
    const page = htmlText('<article><h2>🐱 Warning:</h2> <p>🐱 This is a test text</p></article>')
    const path = '/article[1]/p[1]/text()[1]'
    const test = { start: path, startOffset: 13, end: path, endOffset: 17, globalOffsets: { start: 23, end: 27 } }
    expect(page.toXPath(23, 27)).toEqual(test)
    expect(page.spanAt(page.text.indexOf('test'), page.text.indexOf('test') + 4)).toEqual(test)
    expect(page.spanAt(page.text.indexOf('Warning'), 9)).toMatchObject({ startOffset: 3 })
  })

  it('finds any span again by its XPaths', () => {
    const pages = cases.map(({ html, container }) => htmlText(html, { inline: container === 'div' }))
    fc.assert(
      fc.property(fc.constantFrom(...pages), fc.nat(), fc.nat(), (page, one, other) => {
        const [a, b] = [one % (page.offsets.length + 1), other % (page.offsets.length + 1)]
        const [start, end] = [Math.min(a, b), Math.max(a, b)]
        if (page.offsets.slice(start, end).replaceAll('\n', '') === '') return
        const span = page.toXPath(start, end)
        expect(page.toGlobal(span)).toEqual(span.globalOffsets)
        expect(span.globalOffsets.start - start).toBeGreaterThanOrEqual(0)
        expect(end - span.globalOffsets.end).toBeGreaterThanOrEqual(0)
      }),
    )
  })

  it('moves the ends of a span from a <br> to text', () => {
    const page = htmlText('a<br><b>b</b><br>c')
    expect(page.text).toBe('a\nb\nc')
    expect(page.toXPath(1, 4)).toMatchObject({
      start: '/b[1]/text()[1]',
      end: '/b[1]/text()[1]',
      globalOffsets: { start: 2, end: 3 },
    })
    expect(() => page.toXPath(1, 2)).toThrow('got code points 1 to 2 of a HyperText with 5')
  })

  it.each([
    [2, 1],
    [1, 1],
  ])('refuses a span from %i to %i', (start, end) => {
    expect(() => htmlText('abc').toXPath(start, end)).toThrow('a span is start < end')
  })

  it('refuses offsets outside of the text', () => {
    expect(() => htmlText('abc').toXPath(0, 4)).toThrow('from 0 to 3')
  })

  it.each([
    [{ start: '/p[2]/text()[1]', startOffset: 0, end: '/p[2]/text()[1]', endOffset: 1 }],
    [{ start: '/p[1]/text()[1]', startOffset: 0, end: '/p[1]/text()[1]', endOffset: 9 }],
    [{ start: '/p[1]/text()[1]', startOffset: -1, end: '/p[1]/text()[1]', endOffset: 1 }],
  ])('finds no place for %j', (span) => {
    expect(htmlText('<p>abc</p>').toGlobal(span)).toBeUndefined()
  })

  it('reads XPaths of elements and without counts, which old regions have', () => {
    const page = htmlText('<p>x</p><div><p>🐱 abc</p></div>')
    const old = { start: '/div[1]/p', startOffset: 3, end: './div/p[1]/text()', endOffset: 6 }
    expect(page.toGlobal(old)).toEqual({ start: 3, end: 6 })
  })
})
