import { BackendError } from '@label-studio-ml/protocol'
import { findProject } from '../backend/find-project.ts'
import { chooseLabelConfig } from '../backend/label-config.ts'
import type { OpenBackend } from '../backend/open-backend.ts'
import { type PredictedRow, predictInOrder } from '../backend/predict-in-order.ts'
import { createPredictTasks } from '../backend/predict-tasks.ts'
import { createFailureCounts, type FailureCounts } from '../reporting/failure-counts.ts'
import { formatCount, formatDuration } from '../reporting/format-figures.ts'
import { interruptedCode } from '../reporting/interrupt.ts'
import { createProgress, type Progress } from '../reporting/progress.ts'
import type { InputFile } from '../rows/input-files.ts'
import { readRows } from '../rows/read-rows.ts'
import { createTaskOfRow } from '../rows/task-of-row.ts'
import { outputTask, readRowTasks, withoutResumed } from './row-tasks.ts'
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

/** How far a run is. */
interface Run {
  file: TaskFile
  progress: Progress
  failures: FailureCounts
  /** Tasks in the file. */
  rows: number
  version: string
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
  const { files, output, format, resume, columns, parallel } = options
  const known = await findProject(backend, options.project, '--project')
  const config = chooseLabelConfig(options.labelConfig, options.folder, known)
  const source = readRows(files)
  const progress = createProgress({ unit: 'rows', fraction: source.fractionRead })
  const failures = createFailureCounts()
  const taskOf = createTaskOfRow({ config, columns, note: progress.say })
  const file = await openTaskFile({ path: output, format, resume })
  if (file.partial && file.resumedWithout > 0) {
    failures.add('without a prediction since an earlier run', file.partial, file.resumedWithout)
  }
  const run: Run = { file, progress, failures, rows: file.resumed, version: '' }
  const started = performance.now()
  try {
    const tasks = withoutResumed(readRowTasks(source.rows, taskOf, failures), file)
    const predict = createPredictTasks(backend, { project: known?.project, labelConfig: config.xml })
    for await (const row of predictInOrder(tasks, predict, { parallel, signal })) await take(row, run)
    if (run.rows === 0) throw noRows(files, failures)
    await file.finish()
  } catch (error) {
    await leave(run, signal.aborted)
    if (signal.aborted) return interruptedCode
    throw error
  }
  summarize(run, (performance.now() - started) / 1000, output)
  return failures.total === 0 ? 0 : 1
}

async function take(row: PredictedRow, run: Run): Promise<void> {
  const { slot, where, version } = row
  await run.file.write(outputTask(row))
  if ('failed' in slot) run.failures.add(`without a prediction: ${slot.failed}`, where)
  else if (slot.lost !== undefined) run.failures.add(`lost a region: ${slot.lost}`, where)
  run.rows++
  run.version = version || run.version
  run.progress.update(run.rows, run.failures.total)
}

/** Keeps what is done, and says how to go on. */
async function leave({ file, progress, rows }: Run, isStopped: boolean): Promise<void> {
  progress.end()
  await file.leave()
  const how = isStopped ? 'Stopped' : 'Failed'
  if (rows > file.resumed && file.partial) {
    progress.say(
      `${how} after ${formatCount(rows)} rows, which are in ${file.partial}. The same command with --resume goes on from there.`,
    )
  } else if (isStopped) progress.say('Stopped before another row was done.')
}

function summarize({ progress, failures, rows, version }: Run, seconds: number, output: string): void {
  progress.end()
  const by = version === '' ? '' : ` by version ${version}`
  const place = output === '-' ? 'standard output' : output
  progress.say(`${formatCount(rows)} tasks${by} in ${formatDuration(seconds)} -> ${place}`)
  for (const line of failures.lines()) progress.say(`  ${line}`)
}

function noRows(files: readonly InputFile[], failures: FailureCounts): BackendError {
  const names = files.map(({ name }) => name).join(', ')
  return new BackendError(
    'ROWS_UNREADABLE',
    [`There is no row to predict in ${names}.`, ...failures.lines()].join('\n  '),
  )
}
