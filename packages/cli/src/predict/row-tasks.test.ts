import type { Task } from '@label-studio-ml/protocol'
import { expect, test } from 'vitest'
import { createFailureCounts } from '../reporting/failure-counts.ts'
import { readRowTasks, withoutResumed } from './row-tasks.ts'
import type { TaskFile } from './task-file.ts'

async function* tasks(...texts: string[]) {
  for (const [index, text] of texts.entries()) yield { where: `a.csv:${index + 2}`, task: { data: { text } } }
}

const left = (resumed: number, text?: string) =>
  ({ resumed, lastResumed: text && { data: { text } }, partial: 'out.partial' }) as TaskFile

const read = (file: TaskFile, ...texts: string[]) =>
  Array.fromAsync(withoutResumed(tasks(...texts), file), ({ task }) => task.data.text)

test('the model does not see the annotations of exported tasks', async () => {
  async function* rows() {
    yield { where: 'a.json item 1', file: 'a.json', value: { id: 7, data: {}, meta: {}, annotations: [{ id: 1 }] } }
    yield { where: 'a.json item 2', file: 'a.json', value: { data: {}, predictions: [] } }
  }
  const tasks = readRowTasks(rows(), ({ value }) => value as Task, createFailureCounts())
  expect(await Array.fromAsync(tasks, ({ task }) => task)).toEqual([
    { id: 7, data: {}, meta: {} },
    { id: 1, data: {} },
  ])
})

test('a run goes on after what an earlier one wrote', async () => {
  expect(await read(left(0), 'a', 'b')).toEqual(['a', 'b'])
  expect(await read(left(2, 'b'), 'a', 'b', 'c')).toEqual(['c'])
  expect(await read(left(2, 'b'), 'a', 'b')).toEqual([])
})

test.each([
  [['a', 'x', 'c'], 'a.csv:3 is not the row that out.partial ends with'],
  [['a'], 'row 1, the last one, is not the row that out.partial ends with'],
])('other rows than those of the earlier run are refused: %j', async (texts, message) => {
  await expect(read(left(2, 'b'), ...texts)).rejects.toThrow(message)
})
