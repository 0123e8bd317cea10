import type { Region } from '@label-studio-ml/protocol'
import { describe, expect, it } from 'vitest'
import { parseLabelConfig } from '../parse-label-config.ts'
import { createRandom } from '../random.ts'
import { checkResult } from '../region-check/check-prediction.ts'
import { tagSupports } from './tag-supports.ts'

const config = parseLabelConfig(`<View>
  <Text name="text" value="$t"/><Text name="other" value="$o"/><List name="list" value="$l"/><Image name="pages" valueList="$i"/>
  <Taxonomy name="tree" toName="text" leafsOnly="true" maxUsages="2"><Choice value="A"><Choice value="B"/><Choice value="C"/></Choice><Choice value="D"/></Taxonomy>
  <Choices name="flat" toName="text" choice="multiple"><Choice value="A"><Choice value="B"/></Choice><Choice value="C" alias="c"/></Choices>
  <Rating name="stars" toName="text" maxRating="3"/><Number name="debt" toName="text" max="-7" step="0.5"/><Number name="grid" toName="text" min="1" max="2" step="0.1"/>
  <DateTime name="moment" toName="text"/><DateTime name="year" toName="text" only="year" min="2020" max="2021"/>
  <DateTime name="day" toName="text" only="date" format="%d %B %Y" max="1999-12-31"/><DateTime name="clock" toName="text" only="time" min="2020"/>
  <TextArea name="area" toName="text" maxSubmissions="2"/><Pairwise name="pair" toName="text,other"/>
  <Ranker name="ranker" toName="list"/><Ranker name="buckets" toName="list"><Bucket name="best" title="Best"/><Bucket name="rest"/></Ranker>
  <Chat name="chat" value="$c" messageroles="user, bot"/><Rating name="page" toName="pages" perItem="true"/>
  <Labels name="ner" toName="text"><Label value="PER"/></Labels><TextArea name="note" toName="text" perRegion="true"/>
  <ReactCode name="code" toName="code" data="$x" outputs="mood:choices(good,bad); stars:rating(3)|size:number(5,9)\ttitle"/>
</View>`)
const of = config.control
const at = new Date('2021-03-04T05:06:07Z')

const built: [string, Region, object, object][] = [
  ['tree', of('tree', 'Taxonomy').choose(['B', 'D']), { taxonomy: [['A', 'B'], ['D']] }, { labels: ['B', 'D'] }],
  ['flat', of('flat', 'Choices').choose(['B', 'c']), { choices: ['B', 'c'] }, { labels: ['B', 'c'] }],
  ['stars', of('stars', 'Rating').rate(3), { rating: 3 }, { rating: 3 }],
  ['debt', of('debt', 'Number').number(-7.5), { number: -7.5 }, { number: -7.5 }],
  ['moment', of('moment', 'DateTime').dateTime(at), { datetime: '2021-03-04T05:06' }, { datetime: '2021-03-04T05:06' }],
  ['year', of('year', 'DateTime').dateTime('2021-12-31'), { datetime: '2021-12-31' }, { datetime: '2021-12-31' }],
  [
    'day',
    of('day', 'DateTime').dateTime(new Date(0)),
    { datetime: '01 January 1970' },
    { datetime: '01 January 1970' },
  ],
  ['clock', of('clock', 'DateTime').dateTime(at), { datetime: '05:06' }, { datetime: '05:06' }],
  ['area', of('area', 'TextArea').write(['a', 'b']), { text: ['a', 'b'] }, { texts: ['a', 'b'] }],
  ['pair', of('pair', 'Pairwise').prefer('right'), { selected: 'right' }, { side: 'right' }],
  [
    'ranker',
    of('ranker', 'Ranker').rank(['2', '1']),
    { ranker: { ranker: ['2', '1'] } },
    { buckets: { ranker: ['2', '1'] } },
  ],
  [
    'buckets',
    of('buckets', 'Ranker').rank({ best: ['2'], _: ['1'] }),
    { ranker: { best: ['2'], _: ['1'] } },
    { buckets: { best: ['2'], _: ['1'] } },
  ],
  [
    'chat',
    of('chat', 'Chat').say({ role: 'bot', content: 'Hi' }),
    { chatmessage: { role: 'bot', content: 'Hi' } },
    { message: { role: 'bot', content: 'Hi' } },
  ],
  ['page', of('page', 'Rating').rate(2, { itemIndex: 1 }), { rating: 2 }, { rating: 2 }],
  ['code', of('code', 'ReactCode').answer({ stars: 2 }), { reactcode: { stars: 2 } }, { answer: { stars: 2 } }],
]

it.each(built)('%s builds what passes the check and reads it back', (name, region, value, said) => {
  expect(region.value).toEqual(value)
  expect(checkResult([region], config)).toEqual([])
  expect(config.control(name).read([region])).toMatchObject([{ ...said, region }])
})

it.each<[string, () => unknown, string]>([
  ['an inner node of leafsOnly', () => of('tree', 'Taxonomy').choose('A'), '["A"] is not a leaf'],
  ['more paths than maxUsages', () => of('tree', 'Taxonomy').choose(['B', 'C', 'D']), 'has 3 paths; maxUsages is 2'],
  ['too many stars', () => of('stars', 'Rating').rate(4), 'a whole number from 0 to 3'],
  ['a number off the grid', () => of('grid', 'Number').number(1.05), '1 plus a multiple of the step 0.1'],
  ['a date in another format', () => of('moment', 'DateTime').dateTime('tomorrow'), 'in the format %Y-%m-%dT%H:%M'],
  ['a date after max', () => of('day', 'DateTime').dateTime(at), 'a date from any to 1999-12-31'],
  ['a date before min', () => of('year', 'DateTime').dateTime('2019-01-01'), 'a date from 2020 to 2021'],
  ['more texts than maxSubmissions', () => of('area', 'TextArea').write(['a', 'b', 'c']), 'maxSubmissions is 2'],
  ['no text', () => of('area', 'TextArea').write([]), 'has no text'],
  ['a third side', () => of('pair', 'Pairwise').prefer('both' as never), 'expected left or right'],
  ['an unknown bucket', () => of('buckets', 'Ranker').rank({ worst: ['1'] }), 'known: best, rest, buckets, _'],
  ['an item in two buckets', () => of('buckets', 'Ranker').rank({ best: ['1'], rest: ['1'] }), 'in two places'],
  ['numbers as ids', () => of('ranker', 'Ranker').rank([1] as never), 'lists of item ids, strings'],
  ['an unknown role', () => of('chat', 'Chat').say({ role: 'system', content: '' }), 'known: user, bot'],
  ['no page for perItem', () => of('page', 'Rating').rate(1), 'pass itemIndex'],
  ['no region for perRegion', () => of('note', 'TextArea').write('x'), 'pass that as region'],
])('refuses %s', (_, build, message) => {
  expect(build).toThrow(expect.objectContaining({ code: 'REGION_INVALID', message: expect.stringContaining(message) }))
})

describe('an answer about a region', () => {
  const span = of('ner', 'Labels').span({ start: 0, end: 4, text: 'John', label: 'PER', id: 'r1' })

  it('takes the id and the place of the region', () => {
    const note = of('note', 'TextArea').write('a person', { region: span, id: undefined })
    expect(note).toMatchObject({ id: 'r1', to_name: 'text', value: { start: 0, end: 4, text: ['a person'] } })
    expect(checkResult([span, note], config)).toEqual([])
    expect(of('note', 'TextArea').read([span, note])).toMatchObject([{ texts: ['a person'] }])
  })
})

it.each(['tree', 'flat', 'debt', 'grid', 'year', 'day', 'clock', 'buckets', 'chat', 'code'])(
  'samples of %s keep within the limits of the tag',
  (name) => {
    const control = config.control(name)
    const list = { shown: [{ id: 1 }, { id: 2 }, { id: 3 }] }
    for (let seed = 0; seed < 50; seed++) {
      const support = tagSupports[control.tag as keyof typeof tagSupports]
      expect(checkResult(support.sample(control, { random: createRandom(seed), ...list }), config), `${seed}`).toEqual(
        [],
      )
    }
  },
)

it('a sample of ReactCode answers the outputs of the tag', () => {
  const [region] = tagSupports.ReactCode.sample(of('code'), { random: createRandom(1), shown: undefined })
  const { mood, stars, size, title } = (region!.value as { reactcode: Record<string, unknown> }).reactcode
  expect([mood === 'good' || mood === 'bad', typeof stars, typeof size, typeof title]).toEqual([
    true,
    'number',
    'number',
    'string',
  ])
})

it('reads what Label Studio stored, and drops what is no label', () => {
  const stored = { id: 'mxoWhDXSS8', from_name: 'flat', to_name: 'text', origin: 'manual', type: 'choices' }
  const values = [{ choices: ['c', 7, 'Gone'] }, { choices: 'c' }, { rating: '3' }]
  expect(of('flat').read(values.map((value) => ({ ...stored, value })))).toMatchObject([{ labels: ['c', 'Gone'] }])
  expect(of('area').read([{ ...stored, from_name: 'area', value: { text: 'one' } }])).toMatchObject([
    { texts: ['one'] },
  ])
  expect(of('stars').read([{ ...stored, from_name: 'stars', value: { rating: '3' } }])).toEqual([])
  expect(of('pair').read([{ ...stored, from_name: 'pair', value: { selected: 'up' } }])).toEqual([])
})
