import { parseLabelConfig } from '@label-studio-ml/sdk'
import { describe, expect, test } from 'vitest'
import { createFailureCounts } from '../reporting/failure-counts.ts'
import { annotatedTasks } from './annotated-tasks.ts'
import { createLabelColumns } from './label-columns.ts'
import { createTaskOfRow } from './task-of-row.ts'

const choices = (name: string, labels: string[]) =>
  `<Choices name="${name}" toName="t" choice="multiple">${labels.map((label) => `<Choice value="${label}"/>`).join('')}</Choices>`
const mood = parseLabelConfig(`<View><Text name="t" value="$text"/>${choices('mood', ['Good', 'Bad'])}</View>`)
const two = parseLabelConfig(
  `<View><Text name="t" value="$text"/>${choices('mood', ['Good', 'Bad'])}${choices('topic', ['A'])}</View>`,
)

interface Given {
  config?: typeof mood
  columns?: string[]
  labels?: Record<string, string>
}

async function read(values: unknown[], { config = mood, columns, labels = {} }: Given = {}) {
  const failures = createFailureCounts()
  let unlabeled = 0
  async function* rows() {
    for (const [index, value] of values.entries()) yield { where: `a.csv:${index + 2}`, file: 'a.csv', value }
  }
  const tasks = await Array.fromAsync(
    annotatedTasks(rows(), {
      taskOf: createTaskOfRow({ config, columns: new Map(), note: () => {} }),
      labelsOf: createLabelColumns({ config, columns, labels: new Map(Object.entries(labels)) }),
      failures,
      onUnlabeled: () => {
        unlabeled++
      },
    }),
    ({ task }) => task,
  )
  const said = tasks.map(({ data, annotations }) => [
    data,
    annotations?.[0]?.result?.map(({ from_name, value }) => [from_name, value]),
  ])
  return { tasks, said, unlabeled, failures: failures.lines() }
}

describe('columns of labels', () => {
  test('are those of the name of a Choices, and leave the data', async () => {
    const { said, unlabeled } = await read([{ text: 'x', mood: 'Good' }, { text: 'y', mood: ' ' }, { text: 'z' }])
    expect(said).toEqual([[{ text: 'x' }, [['mood', { choices: ['Good'] }]]]])
    expect(unlabeled).toBe(2)
  })

  test('may have another name, several labels, and other words for them', async () => {
    const { said } = await read(
      [
        { text: 'x', stars: '["1","0"]' },
        { text: 'y', stars: '{"choices":["Good"]}' },
        { text: 'z', stars: 1 },
      ],
      { columns: ['stars'], labels: { 1: 'Good', 0: 'Bad' } },
    )
    expect(said.map(([, result]) => result)).toEqual([
      [['mood', { choices: ['Good', 'Bad'] }]],
      [['mood', { choices: ['Good'] }]],
      [['mood', { choices: ['Good'] }]],
    ])
  })

  test('of several Choices are named with theirs', async () => {
    const { said } = await read([{ text: 'x', m: 'Bad', topic: 'A' }], { config: two, columns: ['mood=m', 'topic'] })
    expect(said).toEqual([
      [
        { text: 'x' },
        [
          ['mood', { choices: ['Bad'] }],
          ['topic', { choices: ['A'] }],
        ],
      ],
    ])
    await expect(read([], { config: two, columns: ['m'] })).rejects.toThrow(
      '--label-column m fits no Choices of the label config; its Choices: mood, topic',
    )
  })

  test('with a label that does not exist cost their row only, and are told the way out', async () => {
    const { said, failures } = await read([
      { text: 'x', mood: 'good' },
      { text: 'y', mood: 'Bad' },
    ])
    expect(said).toHaveLength(1)
    expect(failures).toEqual([
      '1 × the column "mood" says "good"; the labels of <Choices name="mood"> are Good, Bad. Say which it is, e.g. --label "good=Good" (a.csv:2)',
    ])
  })
})

test('tasks of Label Studio stay as they are; those without an annotation are unlabeled, others are told with their place', async () => {
  const annotated = { id: 3, data: { text: 'x' }, annotations: [{ id: 9, result: [], was_cancelled: true }] }
  const { tasks, unlabeled, failures } = await read([
    annotated,
    { id: 4, data: { text: 'y' }, annotations: [] },
    { data: { text: 'z' }, annotations: [7] },
  ])
  expect(tasks).toEqual([annotated])
  expect(unlabeled).toBe(1)
  expect(failures[0]).toMatch(/^1 × is no task of Label Studio: .*expected object.*\(a.csv:4\)$/)
})
