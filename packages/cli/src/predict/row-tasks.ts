import { isDeepStrictEqual } from 'node:util'
import { BackendError, isBackendError, type Task } from '@label-studio-ml/protocol'
import type { PredictedRow, RowTask } from '../backend/predict-in-order.ts'
import type { FailureCounts } from '../reporting/failure-counts.ts'
import { isUnreadable, type Row, type UnreadableRow } from '../rows/row.ts'
import type { TaskFile } from './task-file.ts'

/** The tasks of rows, without the annotations of exported ones; what cannot be a task is counted and left out. */
export async function* readRowTasks(
  rows: AsyncIterable<Row | UnreadableRow>,
  taskOf: (row: Row) => Task,
  failures: FailureCounts,
): AsyncGenerator<RowTask> {
  let number = 0
  for await (const row of rows) {
    if (isUnreadable(row)) {
      failures.add(`cannot be read and is left out: ${row.problem}`, row.where)
      continue
    }
    try {
      const { id = ++number, data, meta } = taskOf(row)
      yield { where: row.where, task: { id, data, ...(meta === undefined ? {} : { meta }) } }
    } catch (error) {
      if (!isBackendError(error) || error.code !== 'TASK_INVALID') throw error
      failures.add(`is left out: ${error.message}`, row.where)
    }
  }
}

/**
 * The tasks after those that an earlier run wrote.
 * @throws BackendError CONFIGURATION_INVALID when they are not those of the earlier run
 */
export async function* withoutResumed(
  tasks: AsyncIterable<RowTask>,
  { resumed, lastResumed, partial }: TaskFile,
): AsyncGenerator<RowTask> {
  let passed = 0
  const others = (where: string) =>
    new BackendError(
      'CONFIGURATION_INVALID',
      `--resume cannot be used: ${where} is not the row that ${partial} ends with. Name the same files in the same order, or leave --resume out to begin anew.`,
    )
  for await (const item of tasks) {
    passed++
    const isLast = passed === resumed
    if (isLast && !isDeepStrictEqual((lastResumed as Partial<Task>).data, item.task.data)) throw others(item.where)
    if (passed > resumed) yield item
  }
  if (passed < resumed) throw others(`row ${passed}, the last one,`)
}

/** In the format that Label Studio imports. */
export function outputTask({ task: { data, meta }, slot }: PredictedRow): object {
  const predictions = 'failed' in slot ? [] : slot.predictions
  return {
    data,
    ...(meta === undefined ? {} : { meta }),
    predictions: predictions.map(({ model_version, score, result }) => ({
      model_version,
      ...(typeof score === 'number' ? { score } : {}),
      result,
    })),
  }
}
