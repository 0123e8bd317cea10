import { parseLabelConfig } from '@label-studio-ml/sdk'
import { expect, test } from 'vitest'
import { createEvaluation } from './evaluation.ts'
import { measuredControls } from './measured-controls.ts'
import { renderEvaluation } from './render-evaluation.ts'

const config = parseLabelConfig(`<View><Text name="t" value="$text"/>
  <Choices name="mood" toName="t"><Choice value="Good"/><Choice value="Bad"/></Choices>
  <Choices name="topics" toName="t" choice="multiple"><Choice value="A"/><Choice value="B"/></Choices>
  <Labels name="names" toName="t"><Label value="Person"/><Label value="Place"/></Labels>
  <TextArea name="note" toName="t"/>
</View>`)
const mood = config.control('mood', 'Choices')
const topics = config.control('topics', 'Choices')
const names = config.control('names', 'Labels')
const person = (start: number, label = 'Person') => names.span({ start, end: start + 3, label })

function evaluate(pairs: [expected: object[], predicted: { result: object[]; score?: number } | undefined][]) {
  const notes: string[] = []
  const evaluation = createEvaluation(measuredControls(config, (note) => void notes.push(note)))
  for (const [result, predicted] of pairs) evaluation.add({ data: {}, annotations: [{ result }] } as never, predicted)
  return { notes, controls: evaluation.finish() }
}

test('a single choice has accuracy, confusion, calibration and log-loss', () => {
  const { controls } = evaluate([
    [[mood.choose('Good')], { result: [mood.choose('Good', { score: 0.9 })] }],
    [[mood.choose('Bad')], { result: [mood.choose('Good')], score: 0.8 }],
    [[mood.choose('Bad')], { result: [mood.choose('Bad', { score: 0.7 })] }],
    [[mood.choose('Good')], { result: [mood.choose('Good', { score: 0.9 })] }],
  ])
  const [found] = controls
  expect(found).toMatchObject({
    control: 'mood',
    kind: 'single choice',
    tasks: 4,
    accuracy: 0.75,
    confusion: { Good: { Good: 2 }, Bad: { Good: 1, Bad: 1 } },
    labels: { Good: { precision: 2 / 3, recall: 1, support: 2 }, Bad: { precision: 1, recall: 0.5, support: 2 } },
  })
  expect(found!.logLoss).toBeCloseTo(-(2 * Math.log(0.9) + Math.log(0.2) + Math.log(0.7)) / 4, 12)
  expect(found!.calibrationError).toBeCloseTo((0.2 + 0.8 + 0.3) / 4, 12)
})

test('the log-loss of three labels needs the scores of all: there is none, also where two of them occur', () => {
  const rated = parseLabelConfig(`<View><Text name="t" value="$text"/>
    <Choices name="stars" toName="t"><Choice value="1"/><Choice value="2"/><Choice value="3"/></Choices></View>`)
  const stars = rated.control('stars', 'Choices')
  const evaluation = createEvaluation(measuredControls(rated, () => {}))
  for (const label of ['1', '2']) {
    const task = { data: {}, annotations: [{ result: [stars.choose(label)] }] }
    evaluation.add(task as never, { result: [stars.choose('1', { score: 0.6 })] })
  }
  const [found] = evaluation.finish()
  expect(found).toHaveProperty('calibrationError')
  expect(found).not.toHaveProperty('logLoss')
})

test('a task without a prediction is wrong', () => {
  const [found] = evaluate([[[mood.choose('Good')], undefined]]).controls
  expect(found).toMatchObject({ accuracy: 0, confusion: { Good: { '(none)': 1 } } })
  expect(found).not.toHaveProperty('calibrationError')
})

test('a multiple choice counts each label, and tasks that are wholly right', () => {
  const found = evaluate([
    [[topics.choose(['A', 'B'])], { result: [topics.choose(['A'])] }],
    [[topics.choose(['B'])], { result: [topics.choose(['B'])] }],
  ]).controls.find(({ control }) => control === 'topics')
  expect(found).toMatchObject({ kind: 'multiple choice', accuracy: 0.5, micro: { precision: 1, recall: 2 / 3 } })
})

test('spans count when start, end and label are exactly the expected ones', () => {
  const found = evaluate([
    [[person(0), person(5)], { result: [person(0), person(6)] }],
    [[person(0, 'Place')], { result: [person(0, 'Place')] }],
  ]).controls.find(({ control }) => control === 'names')
  expect(found).toMatchObject({
    kind: 'spans',
    labels: { Person: { precision: 0.5, recall: 0.5, f1: 0.5, support: 2 }, Place: { f1: 1, support: 1 } },
    micro: { f1: 2 / 3 },
    macro: { f1: 0.75 },
    accuracy: 0.5,
  })
})

test('control tags that cannot be measured are named with those that can', () => {
  expect(evaluate([]).notes).toEqual([
    'Not measured: <TextArea name="note"> (evaluate measures Choices and Taxonomy of a whole task, and Labels on Text or HyperText).',
  ])
  const boxes = parseLabelConfig(
    '<View><Image name="i" value="$i"/><RectangleLabels name="b" toName="i"><Label value="A"/></RectangleLabels></View>',
  )
  expect(() => measuredControls(boxes, () => {})).toThrow('the label config has <RectangleLabels name="b">')
})

test('the table fits its columns', () => {
  const { controls } = evaluate([
    [[mood.choose('Good')], { result: [mood.choose('Good', { score: 0.9 })] }],
    [[mood.choose('Bad')], { result: [mood.choose('Good', { score: 0.6 })] }],
  ])
  expect(
    renderEvaluation(controls[0]!),
  ).toBe(`mood (single choice, 2 tasks): accuracy 50.0 %, calibration error 0.350, log-loss 0.511

label  precision   recall      F1  tasks
Good      50.0 %  100.0 %  66.7 %      1
Bad        0.0 %    0.0 %   0.0 %      1
macro     25.0 %   50.0 %  33.3 %

expected (line) and predicted (column)

      Good  Bad
Good     1    0
Bad      1    0`)
})
