import { type Annotated, parseLabelConfig } from '@label-studio-ml/sdk'
import { expect, test } from 'vitest'
import { collectExamples } from './train.ts'

const config = parseLabelConfig(`<View><Text name="text" value="$text"/>
  <Choices name="mood" toName="text"><Choice value="Good"/><Choice value="Bad"/></Choices>
  <Choices name="topics" toName="text" choice="multiple"><Choice value="Plot"/><Choice value="Cast"/></Choices>
  <View visibleWhen="choice-selected" whenTagName="mood">
    <Choices name="why" toName="text" choice="multiple"><Choice value="Long"/></Choices></View>
  <Text name="page" value="$page" valueType="url"/><Choices name="kind" toName="page"><Choice value="News"/></Choices>
</View>`)
const choice = (from_name: string, ...choices: unknown[]) => ({ from_name, value: { choices } })

async function collect(...annotated: [data: object, ...result: unknown[]][]) {
  const lines: string[] = []
  const items = annotated.map(
    ([data, ...result], at) => ({ task: { id: at + 1, data }, annotation: { id: at, result } }) as unknown as Annotated,
  )
  async function* dataset() {
    yield* items
  }
  const job = { signal: new AbortController().signal, log: (line: string) => void lines.push(line) }
  const { examples } = await collectExamples(
    dataset(),
    config.controls.filter((control) => control.is('Choices')),
    job,
  )
  return { lines, of: (name: string) => examples.get(config.control(name, 'Choices'))! }
}

test('an annotation without a choice is an example where several may be chosen, unless the tag may have been hidden', async () => {
  const { of, lines } = await collect([{ text: 'x', page: '' }])
  expect(of('topics')).toEqual({ texts: ['x'], labels: [[]], weights: [1] })
  expect(of('mood').texts).toEqual([])
  expect(of('why').texts).toEqual([])
  expect(lines).toEqual([
    'skipped 1 × mood: annotation without a choice (task 1)',
    'skipped 1 × why: annotation without a choice (task 1)',
    'skipped 1 × kind: annotation without a choice (task 1)',
  ])
})

test('the annotations of one text weigh 1 together, whoever made them and in whichever task', async () => {
  const { of } = await collect(
    [{ text: 'x', page: '' }, choice('mood', 'Good')],
    [{ text: 'y', page: '' }, choice('mood', 'Bad')],
    [{ text: 'x', page: '' }, choice('mood', 'Bad')],
  )
  expect(of('mood')).toEqual({ texts: ['x', 'x', 'y'], labels: [['Good'], ['Bad'], ['Bad']], weights: [0.5, 0.5, 1] })
})

test('labels that the config does not have teach nothing, not even that the others were not chosen', async () => {
  const { of, lines } = await collect(
    [{ text: 'x' }, choice('topics', 'Sound')],
    [{ text: 'y' }, choice('topics', 'Sound', 'Plot')],
  )
  expect(of('topics')).toEqual({ texts: ['y'], labels: [['Plot']], weights: [1] })
  expect(lines).toContain('skipped 2 × topics: "Sound", which the label config does not have (tasks 1, 2)')
})

test('a task without the text, or with one that the editor loads, costs itself and is named', async () => {
  const bad = Array.from({ length: 7 }, (): [object, unknown] => [{ title: 'z' }, choice('mood', 'Good')])
  const { of, lines } = await collect(...bad, [
    { text: 'x', page: 'http://a' },
    choice('mood', 'Good'),
    choice('kind', 'News'),
  ])
  expect(of('mood').texts).toEqual(['x'])
  expect(of('kind').texts).toEqual([])
  expect(lines).toContain('skipped 7 × mood: task without the text (tasks 1, 2, 3, 4, 5, …)')
  expect(lines).toContain('skipped 1 × kind: no text, or one at a URL (valueType="url") (task 8)')
})

test.each([
  null,
  'no list',
  [null],
  [{ from_name: 'mood' }],
  [choice('mood', 7, null, [1])],
  [{ from_name: 'mood', value: 1 }],
])('a result of another form is an annotation without a choice: %j', async (result) => {
  const annotated = { task: { id: 4, data: { text: 'x' } }, annotation: { id: 1, result } } as unknown as Annotated
  const lines: string[] = []
  const job = { signal: new AbortController().signal, log: (line: string) => void lines.push(line) }
  const { examples } = await collectExamples(
    (async function* () {
      yield annotated
    })(),
    [config.control('mood', 'Choices')],
    job,
  )
  expect(examples.get(config.control('mood', 'Choices'))!.texts).toEqual([])
  expect(lines).toEqual(['skipped 1 × mood: annotation without a choice (task 4)'])
})
