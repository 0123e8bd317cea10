import { describe, expect, it } from 'vitest'
import { manyTags as config } from './__fixtures__/many-tags.ts'
import { problemOf } from './__fixtures__/problem-of.ts'
import { checkResult } from './check-prediction.ts'

const box = { x: 1, y: 2, width: 3, height: 4, rotation: 0 }
const frame = { frame: 1, time: 0.04, enabled: true, x: 1, y: 2, width: 3, height: 4 }

function region(name: string, value: unknown, changed: Record<string, unknown> = {}): Record<string, unknown> {
  const control = config.control(name)
  return { id: 'r', from_name: name, to_name: control.toName[0], type: control.type, value, ...changed }
}

describe('the strict check', () => {
  it.each<[string, unknown]>([
    ['choices', { choices: ['A'] }],
    ['choices', { choices: ['b'] }],
    ['choices', { choices: [] }],
    ['choices', { choices: ['A'], start: 0, end: 4, labels: ['A'] }],
    ['multiple', { choices: ['A', 'B'] }],
    ['nested', { choices: [['A', 'B']] }],
    ['nested', { choices: ['B'] }],
    ['dynamic', { choices: ['anything'] }],
    ['taxonomy', { taxonomy: [['A'], ['A', 'B']] }],
    ['rating', { rating: 3 }],
    ['rating_7', { rating: 3 }],
    ['number', { number: 1.5 }],
    ['datetime', { datetime: '2024-05-07T09:30' }],
    ['stepped', { number: 1.3 }],
    ['price', { number: 1234567890.12 }],
    ['leaves', { taxonomy: [['A', 'B'], ['D']] }],
    ['videovector', { sequence: [{ frame: 1, vertices: [{ x: 1, y: 2 }] }], labels: ['Man'] }],
    ['videovectorlabels', { sequence: [{ frame: 1, vertices: [{ x: 1, y: 2 }] }], labels: ['A'] }],
    ['cubelabels', { cubelabels: ['A'], anything: 1 }],
    ['textarea', { text: ['one', ''] }],
    ['few', { text: ['a', 'b'] }],
    ['roles', { chatmessage: { role: 'bot', content: '' } }],
    ['year', { datetime: '2029-12-31' }],
    ['each', { rating: 3, start: 0, end: 4 }],
    ['days', { start: '2024-05-07', end: '2024-05-07', instant: true, timeserieslabels: ['A'] }],
    ['pairwise', { selected: 'left' }],
    ['ranker', { ranker: { ranker: ['1', '2'], _: [] } }],
    ['chat', { chatmessage: { role: 'user', content: 'hi' } }],
    ['labels', { start: 0, end: 4, text: 'John', labels: ['A'] }],
    ['sound', { start: 0.5, end: 0.75, labels: ['A'] }],
    ['area', { ...box, labels: ['A'] }],
    [
      'hypertextlabels',
      { start: '/p[1]/text()[1]', end: '/p[1]/text()[1]', startOffset: 0, endOffset: 3, hypertextlabels: ['A'] },
    ],
    ['hypertextlabels', { start: 0, end: 3, hypertextlabels: ['A'] }],
    ['paragraphlabels', { start: '0', end: '1', startOffset: 0, endOffset: 3, paragraphlabels: ['A'] }],
    ['timeserieslabels', { start: 1, end: 2, instant: false, timeserieslabels: ['A'] }],
    ['timelinelabels', { ranges: [{ start: 1, end: 1 }], timelinelabels: ['A'] }],
    ['videorectangle', { framesCount: 9, duration: 1.5, sequence: [frame], labels: ['Man'] }],
    ['videorectangle', { framesCount: 9, duration: 1.5, sequence: [frame], labels: ['Man', 'Running'] }],
    ['rectangle', box],
    ['rectanglelabels', { ...box, x: -3, rectanglelabels: ['A'] }],
    ['ellipselabels', { x: 1, y: 2, radiusX: 50, radiusY: 1, ellipselabels: ['A'] }],
    ['keypointlabels', { x: 1, y: 2, width: 0.5, keypointlabels: ['A'] }],
    [
      'polygonlabels',
      {
        points: [
          [1, 2],
          [3, 4],
          [5, 100],
        ],
        polygonlabels: ['A'],
      },
    ],
    ['brushlabels', { format: 'rle', rle: [0, 0, 0, 8, 57, 27, 252, 96, 17, 255, 128], brushlabels: ['A'] }],
    ['vectorlabels', { vertices: [{ id: 'a', x: 1, y: 2 }], vectorlabels: ['A'] }],
    ['cube3d', { anything: 1 }],
  ])('takes %s %j', (name, value) => {
    expect(problemOf(region(name, value), config)).toBeUndefined()
  })

  it.each<[string, unknown, string]>([
    ['choices', { choices: 'A' }, 'value.choices: got a string; expected a list of labels'],
    ['several', { choices: ['A'] }, 'only a Pairwise may name several tags'],
    ['price', { number: 1234567890.125 }, 'expected 0 plus a multiple of the step 0.01'],
    ['stepped', { number: 1.35 }, 'value.number: got 1.35; expected 1 plus a multiple of the step 0.1'],
    ['leaves', { taxonomy: [['A']] }, 'value.taxonomy[0]: ["A"] is not a leaf'],
    ['leaves', { taxonomy: [['A', 'B'], ['A', 'C'], ['D']] }, 'has 3 paths; maxUsages is 2'],
    [
      'datetime',
      { datetime: 'tomorrow' },
      'value.datetime: got a string; expected a string in the format %Y-%m-%dT%H:%M',
    ],
    ['labels', { start: 4, end: 4, labels: ['A'] }, 'expected numbers, 0 <= start < end'],
    [
      'paragraphlabels',
      { start: '5', end: '2', startOffset: 0, endOffset: 3, paragraphlabels: ['A'] },
      'expected start <= end',
    ],
    [
      'paragraphlabels',
      { start: '2', end: '2', startOffset: 9, endOffset: 2, paragraphlabels: ['A'] },
      'value.endOffset: got 2; expected more than the startOffset 9 in the same place',
    ],
    ['keypointlabels', { x: 1, y: 2, keypointlabels: ['A'] }, 'value.width: got undefined'],
    ['polygonlabels', { points: [], polygonlabels: ['A'] }, 'a list of two or more'],
    ['polygonlabels', { points: [[1, 2]], polygonlabels: ['A'] }, 'a list of two or more'],
    ['cubelabels', { anything: 1 }, 'value.cubelabels: got undefined'],
    ['videorectangle', { framesCount: 9, duration: 1.5, sequence: [{ ...frame, frame: 0 }] }, 'value.sequence'],
    [
      'videorectangle',
      { framesCount: 9, duration: 1.5, sequence: [frame], labels: ['Dog'] },
      'value.labels[0]: "Dog" is not a label of <VideoRectangle name="videorectangle">; known: Man, Running',
    ],
    [
      'videovectorlabels',
      { sequence: [{ frame: 1, vertices: [] }], videovectorlabels: ['A'] },
      'value.labels: got undefined',
    ],
    ['timelinelabels', { ranges: [{ start: 0, end: 1 }], timelinelabels: ['A'] }, 'value.ranges'],
    [
      'choices',
      { choices: ['B'] },
      'value.choices[0]: "B" is not a label of <Choices name="choices">; results carry its alias "b"',
    ],
    [
      'choices',
      { choices: ['A', 'b'] },
      'has 2 entries, but <Choices name="choices"> takes one. Send one, or write choice="multiple"',
    ],
    ['choices', {}, 'value.choices: got undefined'],
    ['choices', null, 'value: got null; expected an object'],
    ['choices', ['A'], 'value: got a list of 1; expected an object'],
    ['nested', { choices: ['A', ['A']] }, 'expected a list of paths'],
    ['nested', { choices: [['B']] }, 'value.choices[0]: ["B"] is not a label of'],
    ['taxonomy', { taxonomy: [['A', 'C']] }, 'value.taxonomy[0]: ["A","C"] is not a label of'],
    ['rating', { rating: '3' }, 'expected a whole number from 0 to 3'],
    ['rating', { rating: 4 }, 'value.rating: got 4'],
    ['number', { number: Number.NaN }, 'value.number: got NaN; expected a number from 1 to 9'],
    ['number', { number: 10 }, 'value.number: got 10'],
    ['datetime', { datetime: 2024 }, 'value.datetime: got 2024'],
    ['textarea', { text: 'one' }, 'expected a list of strings'],
    ['pairwise', { selected: 'text' }, 'expected "left" or "right"'],
    ['ranker', { ranker: ['1'] }, 'expected an object of lists'],
    ['ranker', { ranker: { ranker: [1] } }, 'expected an object of lists of item ids, strings'],
    ['ranker', { ranker: { best: ['1'] } }, 'value.ranker: "best" is not a Bucket of the Ranker; known: ranker, _'],
    ['ranker', { ranker: { ranker: ['1'], _: ['1'] } }, 'value.ranker: has one item in two places'],
    ['sound', { start: 8, end: 3, labels: ['A'] }, 'expected seconds, 0 <= start < end'],
    ['sound', { start: 0, end: 1, channel: -1, labels: ['A'] }, 'value.channel: got -1'],
    ['timeserieslabels', { start: 3, end: 2, instant: false, timeserieslabels: ['A'] }, 'two times in order'],
    ['timeserieslabels', { start: 1, end: 2, instant: true, timeserieslabels: ['A'] }, 'value.instant: got true'],
    ['days', { start: '2024-05-07', end: 'later', instant: false, timeserieslabels: ['A'] }, 'in the format %Y-%m-%d'],
    ['days', { start: '2024-05-07', end: '2023-05-07', instant: false, timeserieslabels: ['A'] }, 'two times in order'],
    [
      'roles',
      { chatmessage: { role: 'system', content: '' } },
      'value.chatmessage.role: "system" is not one of the messageroles; known: user, bot',
    ],
    ['year', { datetime: '2030-01-01' }, 'value.datetime: got a string; expected a date from 2020 to 2029'],
    ['few', { text: ['a', 'b', 'c'] }, 'value.text: has 3 texts; maxSubmissions is 2'],
    ['page', { rating: 3 }, 'item_index: got undefined; expected the page'],
    ['each', { rating: 3 }, 'value: has no place'],
    ['labels', { start: 4, end: 0, labels: ['A'] }, 'expected numbers, 0 <= start < end'],
    ['labels', { start: '0', end: '4', labels: ['A'] }, 'value.start: got start "0"'],
    ['labels', { start: 0.5, end: 4, labels: ['A'] }, 'whole code points'],
    ['labels', { start: 0, end: 4 }, 'value.labels: got undefined'],
    ['area', { labels: ['A'] }, 'value: has no area; expected that of the region with the same id'],
    ['area', { ...box, x: 101, labels: ['A'] }, 'value.x: got 101'],
    ['hypertextlabels', { start: '/p[1]', end: '/p[1]', hypertextlabels: ['A'] }, 'value.startOffset: got undefined'],
    [
      'paragraphlabels',
      { start: 0, end: 1, startOffset: 0, endOffset: 3, paragraphlabels: ['A'] },
      'the index of a paragraph, from 0, as a string',
    ],
    ['timeserieslabels', { start: 1, end: 2, timeserieslabels: ['A'] }, 'value.instant: got undefined'],
    ['timelinelabels', { ranges: [{ start: 2, end: 1 }], timelinelabels: ['A'] }, 'value.ranges'],
    ['timelinelabels', { ranges: [null], timelinelabels: ['A'] }, 'value.ranges'],
    ['videorectangle', { framesCount: 9, duration: 1.5, sequence: [{ ...frame, time: undefined }] }, 'value.sequence'],
    [
      'videorectangle',
      { framesCount: 9, duration: 1.5, sequence: [{ ...frame, enabled: undefined }] },
      'value.sequence',
    ],
    [
      'rectanglelabels',
      { ...box, width: Number.POSITIVE_INFINITY, rectanglelabels: ['A'] },
      'value.width: got Infinity',
    ],
    ['rectanglelabels', { ...box, x: '1', rectanglelabels: ['A'] }, 'value.x: got "1"'],
    ['rectanglelabels', { ...box, rotation: 361, rectanglelabels: ['A'] }, 'value.rotation: got 361'],
    ['ellipselabels', { x: 1, y: 2, radiusX: 51, radiusY: 1, ellipselabels: ['A'] }, 'value.radiusX: got 51'],
    ['polygonlabels', { points: [[1, 2, 3]], polygonlabels: ['A'] }, 'value.points'],
    ['brushlabels', { rle: [256], brushlabels: ['A'] }, 'value.rle'],
  ])('refuses %s %j', (name, value, problem) => {
    expect(problemOf(region(name, value), config)).toContain(problem)
  })

  it('says where the names of a region lead nowhere, and where they could', () => {
    const good = { choices: ['A'] }
    expect(problemOf('A', config)).toBe('got a string; expected a region, an object')
    expect(problemOf(region('choices', good, { type: undefined }), config)).toBe(
      'type: got undefined; expected one name, a string',
    )
    expect(problemOf(region('choices', good, { from_name: 'x' }), config)).toMatch(
      /^from_name: no control tag is named "x"; known: choices, multiple, /,
    )
    expect(problemOf(region('choices', good, { to_name: 'image' }), config)).toBe(
      'to_name: "image" is not what <Choices name="choices"> refers to; that is text',
    )
    expect(problemOf(region('choices', good, { type: 'labels' }), config)).toBe(
      'type: got "labels"; expected "choices" for <Choices name="choices">',
    )
    expect(problemOf(region('choices', { choices: ['C'] }), config)).toBe(
      'value.choices[0]: "C" is not a label of <Choices name="choices">; known: A, b. Map it with buildLabelMap',
    )
    expect(problemOf(region('choices', good, { score: 2 }), config)).toMatch(/^score: /)
  })

  it('takes an answer about a region without its place after that region', () => {
    const span = region('labels', { start: 0, end: 4, labels: ['A'] })
    const answer = region('each', { rating: 3 })
    expect(checkResult([span, answer], config)).toEqual([])
    expect(checkResult([answer, span], config)).toMatchObject([{ index: 0, path: 'result[0].value' }])
    expect(checkResult([span, { ...answer, id: 'other' }], config)).toMatchObject([{ index: 1 }])
    expect(problemOf(region('page', { rating: 3 }, { item_index: 2 }), config)).toBeUndefined()
  })

  it('takes a geometry type from a Labels control when the value has both', () => {
    const merged = region('area', { ...box, rectanglelabels: ['A'] }, { type: 'rectanglelabels' })
    expect(problemOf(merged, config)).toBeUndefined()
    expect(problemOf({ ...merged, value: box }, config)).toContain('value.rectanglelabels: got undefined')
    expect(problemOf({ ...merged, value: { rectanglelabels: ['A'] } }, config)).toContain('value.x: got undefined')
  })
})
