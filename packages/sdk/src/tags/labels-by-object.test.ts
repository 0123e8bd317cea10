import { describe, expect, it } from 'vitest'
import { htmlText } from '../hyper-text/html-text.ts'
import { parseLabelConfig } from '../parse-label-config.ts'
import { checkResult } from '../region-check/check-prediction.ts'
import { compileLabelStudioCheck } from '../region-check/label-studio/label-studio-check.ts'
import type { SpanOptions } from './labels.ts'

const label = '<Label value="A"/><Label value="B"/>'
const config = parseLabelConfig(`<View>
  <Text name="text" value="$t"/><HyperText name="html" value="$h"/><Paragraphs name="dialogue" value="$d"/><Audio name="audio" value="$a"/>
  <TimeSeries name="series" value="$s" timeColumn="at"/><TimeSeries name="dates" value="$s" timeColumn="at" timeFormat="%Y-%m-%d %H:%M:%S.%L"/>
  <Image name="image" value="$i"/><Video name="video" value="$v"/>
  <Labels name="onText" toName="text">${label}</Labels><Labels name="onHtml" toName="html">${label}</Labels>
  <Labels name="onDialogue" toName="dialogue">${label}</Labels><Labels name="onAudio" toName="audio">${label}</Labels>
  <Labels name="onSeries" toName="series">${label}</Labels><Labels name="onDates" toName="dates">${label}</Labels>
  <Labels name="onImage" toName="image">${label}</Labels><Rectangle name="box" toName="image"/><KeyPoint name="point" toName="image"/>
  <Labels name="onVideo" toName="video">${label}</Labels><Choices name="kind" toName="image" perRegion="true"><Choice value="Old"/></Choices>
</View>`)
const onImage = config.control('onImage', 'Labels')
const box = config
  .control('box', 'Rectangle')
  .box({ x: 1, y: 2, width: 3, height: 4, originalWidth: 640, originalHeight: 480, id: 'r1' })
const html = '<p>🐱 John</p><p>lives<br>here</p>'
const dialogue = [{ text: '🐱 Hello' }, { text: 'Who is it?' }, { text: 'Me' }]

describe.each<[string, string, SpanOptions, object, object]>([
  [
    'HTML by code points',
    'onHtml',
    { start: 2, end: 11, html },
    {
      start: '/p[1]/text()[1]',
      end: '/p[2]/text()[1]',
      startOffset: 3,
      endOffset: 5,
      globalOffsets: { start: 2, end: 11 },
      text: 'Johnlives',
    },
    { on: 'HyperText', start: 2, end: 11, text: 'Johnlives' },
  ],
  [
    'HTML by code points alone',
    'onHtml',
    { start: 2, end: 6, text: 'John' },
    { start: 2, end: 6, text: 'John' },
    { on: 'HyperText', start: 2, end: 6, xPath: undefined, text: 'John' },
  ],
  [
    'HTML by XPaths, with line breaks in the text',
    'onHtml',
    { start: '/p[2]/text()[1]', startOffset: 0, end: '/p[2]/text()[2]', endOffset: 4, html: htmlText(html) },
    { globalOffsets: { start: 6, end: 16 }, text: 'lives\\nhere' },
    { on: 'HyperText', start: 6, end: 16 },
  ],
  [
    'HTML by XPaths alone',
    'onHtml',
    { start: '/p[1]/text()[1]', startOffset: 3, end: '/p[1]/text()[1]', endOffset: 7 },
    { start: '/p[1]/text()[1]', startOffset: 3, end: '/p[1]/text()[1]', endOffset: 7 },
    {
      on: 'HyperText',
      start: undefined,
      end: undefined,
      xPath: { start: '/p[1]/text()[1]', startOffset: 3, end: '/p[1]/text()[1]', endOffset: 7 },
    },
  ],
  [
    'one paragraph',
    'onDialogue',
    { paragraph: 0, start: 3, end: 8, paragraphs: dialogue },
    { start: '0', end: '0', startOffset: 3, endOffset: 8, text: 'Hello' },
    { on: 'Paragraphs', start: { paragraph: 0, offset: 3 }, end: { paragraph: 0, offset: 8 }, text: 'Hello' },
  ],
  [
    'several paragraphs',
    'onDialogue',
    { start: { paragraph: 0, offset: 3 }, end: { paragraph: 2, offset: 1 }, paragraphs: dialogue },
    { start: '0', end: '2', startOffset: 3, endOffset: 1, text: 'Hello\nWho is it?\nM' },
    { on: 'Paragraphs', start: { paragraph: 0, offset: 3 }, end: { paragraph: 2, offset: 1 } },
  ],
  [
    'sound',
    'onAudio',
    { start: 0.5, end: 2.25, channel: 1, originalLength: 60 },
    { start: 0.5, end: 2.25, channel: 1 },
    { on: 'Audio', start: 0.5, end: 2.25, channel: 1, originalLength: 60 },
  ],
  [
    'a time series',
    'onSeries',
    { start: 5, end: 5 },
    { start: 5, end: 5, instant: true },
    { on: 'TimeSeries', start: 5, end: 5, instant: true },
  ],
  [
    'a time series by dates',
    'onDates',
    { start: new Date('2024-05-07T09:30:00.250Z'), end: '2024-05-07 10:00:00.000' },
    { start: '2024-05-07 09:30:00.250', end: '2024-05-07 10:00:00.000', instant: false },
    { on: 'TimeSeries', start: '2024-05-07 09:30:00.250', end: '2024-05-07 10:00:00.000', instant: false },
  ],
])('a span of %s', (_, name, options, value, said) => {
  const control = config.control(name, 'Labels')
  const region = control.span({ ...options, label: 'A' })

  it('is written as the editor writes it, and passes the check', () => {
    expect(region.value).toMatchObject({ ...value, labels: ['A'] })
    expect(checkResult([region], config)).toEqual([])
    expect(compileLabelStudioCheck(config).checkResult([region])).toEqual([])
  })

  it('is read as it was given', () => {
    expect(control.read([region])).toMatchObject([{ ...said, labels: ['A'], region }])
  })
})

it.each<[string, SpanOptions, string, string]>([
  ['onAudio', { start: 0, end: 1, taskText: 'ab' }, 'CONTROL_MISMATCH', 'on <Audio name="audio"> got \'taskText\''],
  ['onText', { start: 0, end: 1, html: 'ab' }, 'CONTROL_MISMATCH', 'it takes { start, end } in code points'],
  ['onHtml', { start: 0, end: 1, paragraph: 3 }, 'CONTROL_MISMATCH', "got 'paragraph'"],
  ['onImage', { start: 0, end: 1 }, 'CONTROL_MISMATCH', 'control.label(region, label)'],
  ['onVideo', { start: 0, end: 1 }, 'CONTROL_MISMATCH', '<Video name="video">, which has no spans'],
  ['onText', { start: '/p[1]', end: '/p[1]' } as never, 'REGION_INVALID', 'in whole code points'],
  ['onHtml', { start: 0, end: 17, html }, 'REGION_INVALID', 'has end 17, but the text has 16 code points'],
  ['onHtml', { start: 11, end: 12, html }, 'REGION_INVALID', 'no text node has any'],
  ['onHtml', { start: '/p[1]', end: '/p[1]' } as never, 'REGION_INVALID', 'startOffset: got undefined'],
  [
    'onHtml',
    { start: '/p[9]/text()[1]', startOffset: 0, end: '/p[9]/text()[1]', endOffset: 1, html },
    'REGION_INVALID',
    'that are not in the HTML',
  ],
  ['onDialogue', { start: 0, end: 1 }, 'REGION_INVALID', 'it takes { paragraph, start, end } or'],
  ['onDialogue', { paragraph: 0, start: 3, end: 3 }, 'REGION_INVALID', 'more than the startOffset 3'],
  ['onDialogue', { paragraph: 3, start: 0, end: 1, paragraphs: dialogue }, 'REGION_INVALID', 'but there are 3'],
  ['onDialogue', { paragraph: 2, start: 0, end: 3, paragraphs: dialogue }, 'REGION_INVALID', 'has 2 UTF-16 units'],
  ['onDialogue', { paragraph: -1, start: 0, end: 3 }, 'REGION_INVALID', 'the index of a paragraph'],
  ['onAudio', { start: 2, end: 1 }, 'REGION_INVALID', 'expected seconds, 0 <= start < end'],
  ['onAudio', { start: 0, end: 1, channel: 0.5 }, 'REGION_INVALID', 'has a wrong channel'],
  ['onAudio', { start: 0, end: 9, originalLength: 8 }, 'REGION_INVALID', 'has end 9, but the audio has 8 seconds'],
  ['onSeries', { start: 5, end: 4 }, 'REGION_INVALID', 'two times in order'],
  ['onSeries', { start: new Date(0), end: new Date(1) }, 'REGION_INVALID', 'has no timeFormat to write it in'],
  ['onDates', { start: '7 May', end: '8 May' }, 'REGION_INVALID', 'in the format %Y-%m-%d'],
])('%s refuses %j with %s', (name, options, code, message) => {
  expect(() => config.control(name, 'Labels').span({ ...options, label: 'A' })).toThrow(
    expect.objectContaining({ code, message: expect.stringContaining(message) }),
  )
})

describe('control.label', () => {
  it('names an area by a second region with its id and geometry', () => {
    const named = onImage.label(box, 'A', { score: 0.5 })
    expect(named).toEqual({
      ...box,
      type: 'labels',
      from_name: 'onImage',
      score: 0.5,
      value: { ...box.value, labels: ['A'] },
    })
    expect(checkResult([box, named], config)).toEqual([])
    expect(compileLabelStudioCheck(config).checkResult([box, named])).toEqual([])
    const area = { x: 1, y: 2, width: 3, height: 4, rotation: 0 }
    const size = { originalWidth: 640, originalHeight: 480 }
    expect(onImage.read([box, named])).toEqual([{ on: 'Image', area, ...size, labels: ['A'], region: named }])
    expect(onImage.read([{ ...named, is_positive: false }])).toMatchObject([{ isPositive: false }])
  })

  it('reads labels under the type of a geometry tool', () => {
    const merged = {
      ...box,
      from_name: 'onImage',
      type: 'rectanglelabels',
      value: { ...box.value, rectanglelabels: ['B', 7] },
    }
    expect(onImage.read([merged])).toMatchObject([{ on: 'Image', area: { x: 1 }, labels: ['B'] }])
  })

  it('refuses what is no area of its image', () => {
    const span = config.control('onText', 'Labels').span({ start: 0, end: 1, label: 'A' })
    expect(() => onImage.label(span, 'A')).toThrow("a region of type 'labels', which is no area of an image")
    expect(() => onImage.label({ ...box, id: null }, 'A')).toThrow('has no id')
    expect(() => onImage.label({ ...box, to_name: 'other' }, 'A')).toThrow("has no toName 'other'; it has image")
    expect(() => onImage.label(box, 'C')).toThrow('its labels: A, B')
  })

  it('goes with answers about the same area', () => {
    const kind = config.control('kind', 'Choices')
    expect(checkResult([box, onImage.label(box, 'A'), kind.choose('Old', { region: box })], config)).toEqual([])
    expect(() => kind.choose('Old')).toThrow('is an answer about a region (perRegion); pass that as region')
  })
})

it('passes over values of another form', () => {
  const values = [{}, { start: 0 }, { start: '0', end: 'x', startOffset: -1, endOffset: 2 }, { start: null, end: null }]
  for (const control of config.controls.filter(({ name }) => /on(Text|Html|Dialogue|Audio)/.test(name))) {
    const regions = values.map((value) => ({
      from_name: control.name,
      to_name: control.toName[0],
      type: 'labels',
      value,
    }))
    expect(control.is('Labels') ? control.read(regions) : undefined, control.name).toEqual([])
  }
})
