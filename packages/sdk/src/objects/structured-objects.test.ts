import { describe, expect, it } from 'vitest'
import { parseLabelConfig } from '../parse-label-config.ts'
import type { ObjectTagName, ObjectTagOf } from './objects.ts'

function tagOf<Name extends ObjectTagName>(tag: Name, attributes = ''): ObjectTagOf<Name> {
  const value = attributes.includes('alue') ? '' : 'value="$x"'
  const object = parseLabelConfig(`<View><${tag} name="o" ${value} ${attributes}/></View>`).object('o')
  return object.is(tag) ? object : expect.unreachable()
}
const task = (x: unknown, more: object = {}) => ({ data: { x, ...more } })
const invalid = (message: string) =>
  expect.objectContaining({ code: 'TASK_INVALID', message: expect.stringContaining(message) })

describe('Paragraphs', () => {
  it('has authors and texts by the keys of the tag, with their times', () => {
    const messages = [{ role: 'user', content: 'Hi 🐱', start: 0.5, end: 'x' }, { content: 7 }]
    expect(tagOf('Paragraphs', 'nameKey="role" textKey="content"').paragraphsOf(task(messages))).toEqual([
      { author: 'user', text: 'Hi 🐱', start: 0.5 },
      { author: '', text: '7' },
    ])
    expect(tagOf('Paragraphs').paragraphsOf(task([{ author: 'Ann', text: '' }]))).toEqual([{ author: 'Ann', text: '' }])
  })

  it('at a URL is read when it is loaded, as text or as JSON', () => {
    const paragraphs = tagOf('Paragraphs', 'value="$x" valueType="url"')
    const items = [{ author: 'A', text: 'b' }]
    expect(paragraphs.paragraphsOf(task('/d.json'))).toBeUndefined()
    expect(paragraphs.urlOf(task('/d.json'))).toBe('/d.json')
    for (const loaded of [items, JSON.stringify(items)]) {
      expect(paragraphs.paragraphsOf(task('/d.json'), { loaded })).toEqual(items)
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
    expect(() => tagOf('Paragraphs').paragraphsOf(task(value))).toThrow(invalid(message))
  })
})

describe('Image', () => {
  it('has a URL, and of valueList one for each page', () => {
    expect(tagOf('Image').imageOf(task('a.png'))).toBe('a.png')
    expect(tagOf('Image').imagesOf(task('a.png'))).toEqual(['a.png'])
    const pages = tagOf('Image', 'valueList="$x"')
    expect([pages.imageOf(task(['a', 'b'])), pages.imagesOf(task(['a', 'b']))]).toEqual(['a', ['a', 'b']])
  })

  it('puts fields into a URL', () => {
    expect(tagOf('Image', 'value="https://example.com/$x?small"').imageOf(task(7))).toBe('https://example.com/7?small')
  })

  it('says what is wrong', () => {
    expect(() => tagOf('Image').imageOf(task(['a', 'b']))).toThrow(
      invalid("expects a URL in the data field 'x', got a list of 2; import the URL of an image, or use valueList"),
    )
    expect(() => tagOf('Image', 'valueList="$x"').imagesOf(task('a'))).toThrow(
      invalid("expects a list of URLs in the data field 'x', got a string"),
    )
    expect(() => tagOf('Image', 'valueList="$x"').imagesOf(task(['a', 3]))).toThrow(
      invalid("in the data field 'x[1]', got 3"),
    )
    expect(() => tagOf('Image').imageOf({ data: {} })).toThrow(invalid("needs the data field 'x'"))
  })
})

describe('Audio, Video and Pdf', () => {
  it.each(['Audio', 'AudioPlus', 'Video', 'Pdf'] as const)('%s has a URL', (tag) => {
    expect(tagOf(tag).urlOf(task('/data/file'))).toBe('/data/file')
    expect(() => tagOf(tag).urlOf(task(''))).toThrow(
      invalid(`<${tag} name="o"> expects a URL in the data field 'x', got "";`),
    )
  })

  it('AudioPlus is an Audio', () => {
    const object = parseLabelConfig('<View><AudioPlus name="o" value="$x"/></View>').object('o')
    expect(object.is('Audio') && object.urlOf(task('a.wav'))).toBe('a.wav')
    expect(object.is('Video')).toBe(false)
  })

  it.each([
    ['', 24],
    ['frameRate="29.97"', 29.97],
    ['framerate="25"', 25],
    ['frameRate="0.04"', 25],
    ['frameRate="$fps"', 60],
  ])('the frame rate of a video with %s is %d', (attribute, rate) => {
    expect(tagOf('Video', `value="$x" ${attribute}`).frameRateOf(task('v', { fps: '60' }))).toBe(rate)
  })

  it.each([0, -1, 'fast', '', null])('%j is no frame rate', (fps) => {
    expect(() => tagOf('Video', 'value="$x" frameRate="$fps"').frameRateOf(task('v', { fps }))).toThrow(
      invalid('<Video name="o"> with frameRate="$fps" expects a number above 0, got'),
    )
  })
})

describe('TimeSeries', () => {
  const columns = { time: [10, 20], Speed: [1, null] }

  it('has columns, and the time of its timeColumn', () => {
    const series = tagOf('TimeSeries', 'value="$x" valueType="json" timeColumn="time"').seriesOf(task(columns))
    expect(series).toEqual({ length: 2, columns, time: [10, 20] })
    expect(tagOf('TimeSeries').seriesOf(task(columns))?.time).toEqual([0, 1])
  })

  it('is at a URL by default, as CSV or JSON', () => {
    const series = tagOf('TimeSeries', 'value="$x" timeColumn="Time" sep=";"')
    expect(series.seriesOf(task('/s.csv'))).toBeUndefined()
    expect(series.unreadReason(task('/s.csv'))).toContain('valueType="url", the default,')
    const loaded = '\ufeffTime;"Sp;eed";Note\n2020-01-01;1.5;ok\n2020-01-02;;-\n'
    expect(series.seriesOf(task('/s.csv'), { loaded })).toEqual({
      length: 2,
      columns: { time: ['2020-01-01', '2020-01-02'], 'sp;eed': [1.5, null], note: ['ok', '-'] },
      time: ['2020-01-01', '2020-01-02'],
    })
    expect(series.seriesOf(task('/s.json'), { loaded: '{"Time":[1]}' })?.time).toEqual([1])
  })

  it('says what is wrong', () => {
    const series = tagOf('TimeSeries', 'value="$x" timeColumn="t"')
    expect(() => series.seriesOf(task([1]))).toThrow(
      invalid("expects columns of a time series in the data field 'x', got a list of 1"),
    )
    expect(() => series.seriesOf(task({ t: [1], v: [1, 2] }))).toThrow(
      invalid("in the data field 'x.v', got a list of 2"),
    )
    expect(() => series.seriesOf(task(columns))).toThrow(
      invalid("expects a column 't' (its timeColumn), got the columns time, Speed"),
    )
    expect(() => series.seriesOf(task('/s'), { loaded: '{"t":' })).toThrow(
      invalid('expects CSV with a header, or JSON'),
    )
  })
})

describe('Table, List, Chat and ReactCode', () => {
  it('a table has a row for each object', () => {
    expect(tagOf('Table').tableOf(task({ a: 1 }))).toEqual([{ a: 1 }])
    expect(tagOf('Table').tableOf(task([{ a: 1 }, { a: 2 }]))).toEqual([{ a: 1 }, { a: 2 }])
    expect(() => tagOf('Table').tableOf(task(3))).toThrow(invalid('expects an object or a list of them'))
  })

  it('a list has items with ids as regions carry them', () => {
    expect(
      tagOf('List').itemsOf(
        task([
          { id: 3, title: 'T' },
          { id: 'b', html: '<b>' },
        ]),
      ),
    ).toEqual([
      { id: '3', title: 'T', body: '', html: '' },
      { id: 'b', title: '', body: '', html: '<b>' },
    ])
    expect(() => tagOf('List').itemsOf(task([{ title: 'T' }]))).toThrow(
      invalid("expects an id in the data field 'x[0].id', got undefined"),
    )
  })

  it('a chat has messages', () => {
    const messages = [
      { role: 'user', content: 'Hi', createdAt: 5, other: 1 },
      { role: 'assistant', content: null },
    ]
    expect(tagOf('Chat').messagesOf(task(messages))).toEqual([
      { role: 'user', content: 'Hi', createdAt: 5 },
      { role: 'assistant', content: '' },
    ])
    expect(tagOf('Chat').messagesOf(task([]))).toEqual([])
    expect(() => tagOf('Chat').messagesOf(task([{ content: 'a' }]))).toThrow(invalid("in the data field 'x[0].role'"))
  })

  it('code has its field, or all data of the task', () => {
    const code = (written: string, tag = 'ReactCode') =>
      parseLabelConfig(`<View><${tag} name="o" toName="o" ${written}</${tag}></View>`).object('o')
    const own = code('data="$x">code')
    expect(own.is('ReactCode') && own.dataOf(task(3))).toBe(3)
    const whole = code('><![CDATA[() => $missing < 1]]>')
    expect(whole.is('ReactCode') && whole.dataOf(task(3))).toEqual({ x: 3 })
    const older = code('>$x', 'CustomInterface')
    expect(older.is('CustomInterface') && older.dataOf(task(3))).toEqual({ x: 3 })
  })
})
