import { expect, it } from 'vitest'
import { parseLabelConfig } from '../parse-label-config.ts'
import { checkPrediction } from '../region-check/check-prediction.ts'
import { samplePrediction } from './sample-prediction.ts'
import { sampleTask } from './sample-task.ts'

const dataOf = (inside: string, comment = '') =>
  sampleTask(parseLabelConfig(`<View>${inside}</View>${comment}`), { seed: 1 }).data as Record<string, never>
const words = expect.stringMatching(/\w/)

it('fills the field of each object tag with a value of its kind', () => {
  const data = dataOf('<Text name="t" value="$text"/><Image name="i" valueList="$pages"/><Chat name="c" value="$c"/>')
  expect(data).toEqual({ text: words, pages: expect.any(Array), c: expect.any(Array) })
  expect(data.pages?.[0]).toMatch(/^data:image\/gif;base64,/)
})

it('fills paths, templates and attributes of an object tag', () => {
  const data = dataOf(
    '<Text name="t" value="$a.b[1].c"/><Text name="u" value="By $author: $x.title"/><Video name="v" value="$v" frameRate="$fps"/>',
  )
  expect(data).toMatchObject({ a: { b: [null, { c: words }] }, author: words, x: { title: words }, fps: 25 })
})

it('fills each item of a Repeater, also of one around tags that show nothing of it', () => {
  const data = dataOf(
    '<Text name="t" value="$t"/><Repeater on="$p"><Text name="p_{{idx}}" value="$p[{{idx}}].text"/><Rating name="r_{{idx}}" toName="p_{{idx}}"/></Repeater><Repeater on="$q" indexFlag="{{q}}"><Rating name="q_{{q}}" toName="t"/></Repeater>',
  )
  expect(data).toMatchObject({ p: [{ text: words }, { text: words }], q: [{}, {}] })
})

it('keeps what the sample task of the label config has', () => {
  const comment = '<!-- {"data": {"text": "A", "p": [{"text": "B"}, {}], "other": 1}} -->'
  const data = dataOf(
    '<Text name="t" value="$text"/><Text name="p_{{idx}}" value="$p[{{idx}}].text"/><Text name="u" value="$u"/>',
    comment,
  )
  expect(data).toEqual({ text: 'A', p: [{ text: 'B' }, { text: words }], other: 1, u: words })
})

it('changes no prototype, whatever a field is named', () => {
  const data = dataOf('<Text name="a" value="$__proto__.x"/><Text name="b" value="$constructor"/>')
  expect(Object.keys(data)).toEqual(['constructor'])
  expect(({} as { x?: unknown }).x).toBeUndefined()
})

it('labels that come from the task are those of predictions', () => {
  const config = parseLabelConfig(
    '<View><Text name="t" value="$t"/><Choices name="c" toName="t" value="$options"/></View>',
  )
  const task = { data: { t: 'x', options: [{ value: 'A', alias: 'a' }, 'B'] } }
  const answers = Array.from({ length: 20 }, (_, seed) => seed).flatMap(
    (seed) => samplePrediction(config, task, { seed }).result[0]?.value as { choices: string[] },
  )
  expect(new Set(answers.flatMap(({ choices }) => choices))).toEqual(new Set(['a', 'B']))
  expect(sampleTask(config).data.options).toContainEqual({ value: 'Label 1' })
})

it('an answer about a region repeats its id and its place; one about a page counts it', () => {
  const config = parseLabelConfig(`<View><Text name="t" value="$t"/><Image name="i" valueList="$i"/>
    <Rating name="r" toName="t" perRegion="true"/><Labels name="l" toName="t"><Label value="A"/></Labels>
    <Number name="n" toName="i" perItem="true"/></View>`)
  const { result } = samplePrediction(config, sampleTask(config, { seed: 2 }), { seed: 2 })
  const [span, page, about] = result as { id: string; value: object; item_index: number }[]
  expect(result.map(({ from_name }) => from_name)).toEqual(['l', 'n', 'r'])
  expect(about).toMatchObject({ id: span?.id, value: { rating: expect.any(Number), start: expect.any(Number) } })
  expect(page?.item_index).toBeGreaterThanOrEqual(0)
})

it('Labels on an image name the area that a geometry tag beside them made', () => {
  const config = parseLabelConfig(`<View><Image name="i" value="$i"/>
    <Labels name="l" toName="i"><Label value="A"/></Labels><Rectangle name="r" toName="i"/></View>`)
  const prediction = samplePrediction(config, sampleTask(config), { seed: 3 })
  const [area, name] = prediction.result as { id: string; value: object }[]
  expect(name).toMatchObject({ id: area?.id, from_name: 'l', value: { ...area?.value, labels: ['A'] } })
  expect(checkPrediction(prediction, config)).toEqual([])
  expect(checkPrediction(prediction, config, { level: 'labelStudio' })).toEqual([])
})
