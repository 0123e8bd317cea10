import { isDeepStrictEqual } from 'node:util'
import { BackendError, isBackendError, type Task } from '@label-studio-ml/protocol'
import { findProject } from '../backend/find-project.ts'
import { chooseLabelConfig } from '../backend/label-config.ts'
import type { OpenBackend } from '../backend/open-backend.ts'
import { type PredictedRow, predictInOrder, type RowTask } from '../backend/predict-in-order.ts'
import { createPredictTasks } from '../backend/predict-tasks.ts'
import { createFailureCounts, type FailureCounts } from '../reporting/failure-counts.ts'
import { formatCount, formatDuration } from '../reporting/format-figures.ts'
import { interruptedCode } from '../reporting/interrupt.ts'
import { createProgress } from '../reporting/progress.ts'
import type { InputFile } from '../rows/input-files.ts'
import { readRows } from '../rows/read-rows.ts'
import { isUnreadable, type Row, type UnreadableRow } from '../rows/row.ts'
import { createTaskOfRow } from '../rows/task-of-row.ts'
import { openTaskFile, type TaskFile, type TaskFileFormat } from './task-file.ts'

export interface PredictFileOptions {
  files: readonly InputFile[]
  output: string
  format: TaskFileFormat
  resume: boolean
  /** File of the label config. */
  labelConfig: string | undefined
  /** Folder of the backend, if it is known. */
  folder: string | undefined
  /** Of the backend: whose model predicts. */
  project: string | undefined
  columns: ReadonlyMap<string, string>
  /** Requests side by side. */
  parallel: number
}

/**
 * Predicts the rows of files and writes them as tasks with predictions, ready to be imported. A row that fails keeps its
 * task, without a prediction.
 * @returns the exit code: 0, 1 when rows have no prediction or could not be read, 130 when it was interrupted
 * @throws BackendError or ClientError when it cannot go on; what is done stays beside the output
 */
export async function predictFile(
  backend: OpenBackend,
  options: PredictFileOptions,
  signal: AbortSignal,
): Promise<number> {
  const known = await findProject(backend, options.project, '--project')
  const config = chooseLabelConfig(options.labelConfig, options.folder, known)
  const source = readRows(options.files)
  const progress = createProgress({ unit: 'rows', fraction: source.fractionRead })
  const failures = createFailureCounts()
  const taskOf = createTaskOfRow({ config, columns: options.columns, note: progress.say })
  const file = await openTaskFile({ path: options.output, format: options.format, resume: options.resume })
  const counts = { rows: file.resumed, version: '' }
  const started = performance.now()
  try {
    const tasks = withoutResumed(readTasks(source.rows, taskOf, failures), file)
    const predict = createPredictTasks(backend, { project: known?.project, labelConfig: config.xml })
    for await (const row of predictInOrder(tasks, predict, { parallel: options.parallel, signal })) {
      await file.write(outputTask(row))
      noteFailure(row, failures)
      counts.rows++
      counts.version = row.version || counts.version
      progress.update(counts.rows, failures.total)
    }
    if (counts.rows === 0) throw noRows(options.files, failures)
    await file.finish()
  } catch (error) {
    progress.end()
    await file.leave()
    const isStopped = signal.aborted
    if (counts.rows > 0 && file.partial) {
      progress.say(
        `${isStopped ? 'Stopped' : 'Failed'} after ${formatCount(counts.rows)} rows, which are in ${file.partial}. The same command with --resume goes on from there.`,
      )
    } else if (isStopped) progress.say('Stopped before the first row was done.')
    if (isStopped) return interruptedCode
    throw error
  }
  progress.end()
  const seconds = (performance.now() - started) / 1000
  const version = counts.version === '' ? '' : ` by version ${counts.version}`
  progress.say(
    `${formatCount(counts.rows)} tasks${version} in ${formatDuration(seconds)} -> ${options.output === '-' ? 'standard output' : options.output}`,
  )
  for (const line of failures.lines()) progress.say(`  ${line}`)
  return failures.total === 0 ? 0 : 1
}

async function* readTasks(
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
      const task = taskOf(row)
      yield { where: row.where, task: { ...task, id: task.id ?? ++number } }
    } catch (error) {
      if (!isBackendError(error) || error.code !== 'TASK_INVALID') throw error
      failures.add(`is left out: ${error.message}`, row.where)
    }
  }
}

/** @throws BackendError CONFIGURATION_INVALID when the rows are not those of the earlier run */
async function* withoutResumed(tasks: AsyncIterable<RowTask>, { resumed, lastResumed, partial }: TaskFile) {
  let passed = 0
  for await (const item of tasks) {
    passed++
    if (passed === resumed && !isDeepStrictEqual((lastResumed as { data?: unknown }).data, item.task.data)) {
      throw new BackendError(
        'CONFIGURATION_INVALID',
        `--resume cannot be used: ${item.where} is not the row that ${partial} ends with. Name the same files in the same order, or leave --resume out to begin anew.`,
      )
    }
    if (passed > resumed) yield item
  }
}

/** In the format that Label Studio imports. */
function outputTask({ task: { data, meta }, slot }: PredictedRow): object {
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

function noteFailure({ slot, where }: PredictedRow, failures: FailureCounts): void {
  if ('failed' in slot) failures.add(`without a prediction: ${slot.failed}`, where)
  else if (slot.lost !== undefined) failures.add(`lost a region: ${slot.lost}`, where)
}

function noRows(files: readonly InputFile[], failures: FailureCounts): BackendError {
  const names = files.map(({ name }) => name).join(', ')
  return new BackendError(
    'ROWS_UNREADABLE',
    [`There is no row to predict in ${names}.`, ...failures.lines()].join('\n  '),
  )
}
