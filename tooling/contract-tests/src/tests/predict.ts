import { expect } from 'vitest'
import type { ContractTest } from '../contract-test.ts'
import { expectPredictions } from './expect-predictions.ts'

export const predictTests: ContractTest[] = [
  {
    title: 'every task has its slot, with one version everywhere, that of /setup',
    cites: [
      'predict/slot-per-task',
      'predict/slot-is-an-object',
      'predict/version-of-each',
      'predict/version-at-the-top',
      'predict/version-of-setup',
      'predict/score-range',
      'predict/regions-fit-the-config',
      'transport/object-answers',
    ],
    run: async ({ project, sample }) => {
      const owner = project()
      const version = await owner.setUp()
      const answer = await owner.predict(sample.tasks(70))
      expectPredictions(answer, 70, sample)
      expect(answer.json?.model_version).toBe(version)
      expect(await owner.setUp()).toBe(version)
    },
  },
  {
    title: 'slots come in the order of the tasks',
    cites: ['predict/slot-per-task'],
    run: async ({ project, sample }) => {
      const owner = project()
      const tasks = sample.tasks(12)
      const outcomeOf = (predictions: Record<string, unknown>[]) =>
        predictions.map((one) => [one.score, sample.labelsIn(one)])
      const together = outcomeOf(await owner.predictions(tasks))
      const alone = []
      for (const task of tasks) alone.push(...outcomeOf(await owner.predictions([task])))
      expect(together).toEqual(alone)
    },
  },
  {
    title: 'no tasks are answered with no slots',
    cites: ['predict/slot-per-task'],
    run: async ({ project, sample }) => {
      expectPredictions(await project().predict([]), 0, sample)
    },
  },
  {
    title: 'tasks that cannot be predicted cost their own slots only, for which nothing is stored',
    cites: ['predict/empty-list-is-asked-again', 'predict/all-or-nothing'],
    run: async ({ project, sample }) => {
      const [first, last] = sample.tasks(2)
      const bad = [null, 7, 'task', [], {}, { id: 5 }, { id: 6, data: null }, { id: 7, data: 'text' }]
      const answer = await project().predict([first!, ...(bad as object[]), last!])
      const results = answer.json?.results as unknown[]
      expect(results.slice(1, -1)).toEqual(bad.map(() => []))
      const good = [results.at(0), results.at(-1)]
      expectPredictions({ ...answer, json: { ...answer.json, results: good } }, 2, sample)
    },
  },
  {
    title: 'answers task data of any JSON type',
    cites: ['predict/task-data-is-any-json', 'transport/json-without-nan'],
    run: async ({ project, sample }) => {
      const [task] = sample.tasks(1)
      const values = [
        null,
        5,
        true,
        '',
        ' ',
        [],
        ['a', 'b'],
        { deep: [{ er: 1 }] },
        '\u0000\ud800 🙂 ﷽',
        'x'.repeat(50_000),
      ]
      const fields = Object.keys(task!.data)
      const odd = values.map((value, id) => ({ id, data: Object.fromEntries(fields.map((field) => [field, value])) }))
      const others = [
        { id: 90, data: {} },
        { id: 91, data: { other: 1 } },
        { ...task!, data: { ...task!.data, more: [1] } },
      ]
      const answer = await project().predict([...odd, ...others])
      const results = answer.json?.results as unknown[]
      expect(results).toHaveLength(values.length + 3)
      const predicted = results.filter((slot) => !Array.isArray(slot) || slot.length > 0)
      expect(predicted).toContain(results.at(-1))
      expectPredictions({ ...answer, json: { ...answer.json, results: predicted } }, predicted.length, sample)
    },
  },
  {
    title: 'answers a batch of many tasks in one piece',
    cites: ['transport/large-bodies'],
    run: async ({ project, sample }) => {
      const padding = { annotations: [], predictions: [], meta: { note: 'x'.repeat(1000) } }
      const tasks = sample.tasks(1500).map((task) => ({ ...task, ...padding }))
      expectPredictions(await project().predict(tasks), 1500, sample)
    },
  },
]
