import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { htmlText } from '../hyper-text/html-text.ts'
import { parseLabelConfig } from '../parse-label-config.ts'
import { createRandom } from '../random.ts'
import { checkResult } from '../region-check/check-prediction.ts'
import { tagSupports } from './tag-supports.ts'

const label = '<Label value="A"/><Label value="B"/>'
const config = parseLabelConfig(`<View>
  <HyperText name="html" value="$h"/><Paragraphs name="dialogue" value="$d"/><TimeSeries name="series" value="$s" timeFormat="%m/%d/%Y"/><Video name="video" value="$v"/>
  <HyperTextLabels name="marks" toName="html">${label}</HyperTextLabels><ParagraphLabels name="turns" toName="dialogue" choice="multiple">${label}</ParagraphLabels>
  <TimeSeriesLabels name="phases" toName="series">${label}</TimeSeriesLabels><TimelineLabels name="scenes" toName="video">${label}</TimelineLabels>
</View>`)
const marks = config.control('marks', 'HyperTextLabels')
const turns = config.control('turns', 'ParagraphLabels')
const phases = config.control('phases', 'TimeSeriesLabels')
const scenes = config.control('scenes', 'TimelineLabels')

describe('HyperTextLabels', () => {
  it('gives back the code points of any span with text, by XPaths and by global offsets', () => {
    const pieces = fc.array(fc.constantFrom('a', '🐱', ' ', '&amp;', '<br>', '<b>x</b>', '<p>y', '</p>'), {
      maxLength: 12,
    })
    const property = fc.property(pieces, fc.nat(20), fc.nat(20), (list, from, length) => {
      const page = htmlText(`<p>z${list.join('')}</p>`)
      const start = from % page.offsets.length
      const end = Math.min(page.offsets.length, start + 1 + length)
      fc.pre(/[^\n]/.test(page.offsets.slice(start, end)))
      const region = marks.span({ start, end, html: page, label: 'A' })
      const [read] = marks.read([region])
      expect(checkResult([region], config)).toEqual([])
      expect(page.toGlobal(read!.xPath!)).toEqual({ start: read!.start, end: read!.end })
      expect(page.offsets.slice(read!.start!, read!.end!)).toBe(
        page.offsets.slice(start, end).replace(/^\n+|\n+$/g, ''),
      )
    })
    fc.assert(property, { numRuns: 200 })
  })

  it('reads the type of old annotations', () => {
    const value = {
      start: '/p[1]/text()[1]',
      end: '/p[1]/text()[1]',
      startOffset: 2,
      endOffset: 8,
      htmllabels: ['A', 1],
    }
    const old = { id: 'q', from_name: 'marks', to_name: 'html', type: 'htmllabels', value }
    const { htmllabels: _, ...xPath } = value
    expect(marks.read([old])).toEqual([
      { start: undefined, end: undefined, xPath, text: undefined, labels: ['A'], region: old },
    ])
  })

  it('takes the labels of the tag, and what spans of HTML take', () => {
    expect(() => marks.span({ start: 0, end: 1, label: 'C' })).toThrow('its labels: A, B')
    expect(() => marks.span({ start: 0, end: 1, taskText: 'ab', label: 'A' } as never)).toThrow(
      expect.objectContaining({ code: 'CONTROL_MISMATCH' }),
    )
  })
})

describe('ParagraphLabels', () => {
  it('gives back places in UTF-16 units', () => {
    const start = { paragraph: 0, offset: 2 }
    const end = { paragraph: 1, offset: 1 }
    const region = turns.span({ start, end, labels: ['A', 'B'] })
    expect(region.value).toEqual({ start: '0', end: '1', startOffset: 2, endOffset: 1, paragraphlabels: ['A', 'B'] })
    expect(turns.read([region])).toEqual([{ start, end, text: undefined, labels: ['A', 'B'], region }])
  })

  it('reads numbers as indexes, which some annotations have', () => {
    const value = { start: 3, end: 5, startOffset: 2, endOffset: 81, paragraphlabels: ['Car'] }
    expect(turns.read([{ from_name: 'turns', value }])).toMatchObject([
      { start: { paragraph: 3, offset: 2 }, end: { paragraph: 5, offset: 81 }, labels: ['Car'] },
    ])
  })
})

describe('TimeSeriesLabels', () => {
  it('writes Dates in the timeFormat of the tag', () => {
    const day = new Date('2024-12-31T23:59:00Z')
    const region = phases.span({ start: day, end: new Date('2025-01-01T00:00:00Z'), label: 'A' })
    expect(region.value).toEqual({ start: '12/31/2024', end: '01/01/2025', instant: false, timeserieslabels: ['A'] })
    expect(checkResult([region], config)).toEqual([])
    expect(phases.span({ start: day, end: day, label: 'A' }).value.instant).toBe(true)
    expect(phases.read([region])).toEqual([
      { start: '12/31/2024', end: '01/01/2025', instant: false, labels: ['A'], region },
    ])
  })
})

describe('TimelineLabels', () => {
  it('marks frames from 1, both ends included', () => {
    const region = scenes.range({ start: 3, end: 3, label: 'A' })
    expect(region.value).toEqual({ ranges: [{ start: 3, end: 3 }], timelinelabels: ['A'] })
    expect(checkResult([region], config)).toEqual([])
    expect(scenes.read([region])).toEqual([{ ranges: [{ start: 3, end: 3 }], labels: ['A'], region }])
  })

  it.each([
    [0, 1, 24, 1, 24],
    [0.5, 2, 24, 13, 48],
    [0.1, 0.3, 30, 4, 9],
    [1, 1, 25, 26, 26],
    [0.01, 0.02, 10, 1, 1],
  ])('marks the frames that are seen from second %d to %d at %d a second', (start, end, frameRate, first, last) => {
    const { ranges } = scenes.range({ ranges: [{ start, end }], frameRate, label: 'A' }).value
    expect(ranges).toEqual([{ start: first, end: last }])
  })

  it.each([
    [{ start: 0, end: 1 }, 'has frames 0 to 1'],
    [{ start: 2, end: 1 }, 'start <= end'],
    [{ start: 1.5, end: 2 }, 'whole frames'],
    [{ ranges: [] }, 'has no range'],
    [{ start: 3, end: 1, frameRate: 24 }, 'has frames 73 to 24'],
    [{ start: 0, end: 1, frameRate: 0 }, 'a number above 0'],
  ])('refuses %j', (options, message) => {
    expect(() => scenes.range({ ...options, label: 'A' })).toThrow(message)
  })
})

describe.each([
  '<Text name="o" value="$x" valueType="url"/><Labels name="c" toName="o"><Label value="A"/></Labels>',
  '<Text name="o" value="$x" encoding="base64"/><Labels name="c" toName="o"><Label value="A"/></Labels>',
  '<HyperText name="o" value="$x" valueType="url" encoding="base64unicode"/><Labels name="c" toName="o"><Label value="A"/></Labels>',
  '<Paragraphs name="o" value="$x" valueType="url" textKey="says"/><ParagraphLabels name="c" toName="o"><Label value="A"/></ParagraphLabels>',
  '<TimeSeries name="o" value="$x" sep=";" timeColumn="T"/><TimeSeriesLabels name="c" toName="o"><Label value="A"/></TimeSeriesLabels>',
])('samples of %s', (tags) => {
  const config = parseLabelConfig(`<View>${tags}</View>`)
  const control = config.control('c')
  const support = tagSupports[control.tag as 'Labels' | 'ParagraphLabels' | 'TimeSeriesLabels']

  it('lie inside of what its URL or encoding holds', () => {
    for (let seed = 0; seed < 50; seed++) {
      const random = createRandom(seed)
      const regions = support.sample(control, { random, shown: control.objects[0]!.sample(random) })
      expect(regions).toHaveLength(1)
      expect(checkResult(regions, config)).toEqual([])
    }
  })

  it('are none where nothing was loaded', () => {
    expect(support.sample(control, { random: createRandom(1), shown: 'https://example.com/a' })).toEqual([])
  })
})
