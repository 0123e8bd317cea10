import { BackendError, type Task } from '@label-studio-ml/protocol'
import { findProject } from '../backend/find-project.ts'
import { chooseLabelConfig } from '../backend/label-config.ts'
import type { OpenBackend } from '../backend/open-backend.ts'
import { type PredictedRow, predictInOrder, type RowTask } from '../backend/predict-in-order.ts'
import { createPredictTasks } from '../backend/predict-tasks.ts'
import { createFailureCounts, type FailureCounts } from '../reporting/failure-counts.ts'
import { createProgress, type Progress } from '../reporting/progress.ts'
import { type AnnotatedRow, annotatedTasks } from '../rows/annotated-tasks.ts'
import { createLabelColumns } from '../rows/label-columns.ts'
import { readRows } from '../rows/read-rows.ts'
import type { AnnotatedFiles } from '../rows/row-options.ts'
import { createTaskOfRow } from '../rows/task-of-row.ts'
import type { ControlEvaluation } from './control-evaluation.ts'
import { createEvaluation, type Evaluation } from './evaluation.ts'
import { measuredControls } from './measured-controls.ts'

export interface EvaluateOptions extends AnnotatedFiles {
  folder: string | undefined
  parallel: number
}

export interface EvaluationReport {
  project: string | undefined
  /** The version that predicted. */
  version: string
  tasks: number
  /** Tasks without a prediction: they count as wrong. */
  failed: number
  controls: ControlEvaluation[]
}

/**
 * Predicts annotated tasks, without showing the model their annotations, and compares.
 * @throws BackendError CONFIGURATION_INVALID for a label config that cannot be measured, ROWS_UNREADABLE without annotations
 */
export async function evaluateFiles(
  backend: OpenBackend,
  options: EvaluateOptions,
  signal: AbortSignal,
): Promise<{ code: number; report: EvaluationReport }> {
  const known = await findProject(backend, options.project, '--project')
  const config = chooseLabelConfig(options.labelConfig, options.folder, known)
  const source = readRows(options.files)
  const progress = createProgress({ unit: 'tasks', fraction: source.fractionRead })
  const evaluation = createEvaluation(measuredControls(config, progress.say))
  const run: Run = { evaluation, progress, failures: createFailureCounts(), version: '', tasks: 0, failed: 0 }
  const rows = annotatedTasks(source.rows, {
    taskOf: createTaskOfRow({ config, columns: options.columns, note: progress.say }),
    labelsOf: createLabelColumns({ config, columns: options.labelColumns, labels: options.labels }),
    failures: run.failures,
  })
  const predict = createPredictTasks(backend, { project: known?.project, labelConfig: config.xml })
  try {
    const predicted = predictInOrder(unlabeled(rows), predict, { parallel: options.parallel, signal })
    for await (const row of predicted) take(row, run)
  } finally {
    progress.end()
  }
  for (const line of run.failures.lines()) progress.say(`  ${line}`)
  const controls = evaluation.finish()
  if (controls.length === 0) throw nothingToCompare(options)
  const { version, tasks, failed } = run
  return {
    code: run.failures.total === 0 ? 0 : 1,
    report: { project: known?.project, version, tasks, failed, controls },
  }
}

/** How far an evaluation is. */
interface Run {
  evaluation: Evaluation
  progress: Progress
  failures: FailureCounts
  version: string
  tasks: number
  failed: number
}

function take({ annotated, slot, version, where }: PredictedRow<RowTask & { annotated: Task }>, run: Run): void {
  run.evaluation.add(annotated, 'failed' in slot ? undefined : slot.predictions[0])
  if ('failed' in slot) {
    run.failed++
    run.failures.add(`without a prediction, which counts as wrong: ${slot.failed}`, where)
  }
  run.tasks++
  run.version = version || run.version
  run.progress.update(run.tasks, run.failures.total)
}

/** A model must not see the answer. */
async function* unlabeled(rows: AsyncIterable<AnnotatedRow>) {
  let number = 0
  for await (const { where, task } of rows) {
    number++
    yield { where, annotated: task, task: { id: task.id ?? number, data: task.data } }
  }
}

function nothingToCompare({ files }: EvaluateOptions): BackendError {
  const names = files.map(({ name }) => name).join(', ')
  return new BackendError(
    'ROWS_UNREADABLE',
    `There is no annotation in ${names} to compare with: expected tasks of Label Studio with annotations (its JSON export), or rows with a column that is named as a Choices of the label config. Another name: --label-column.`,
  )
}
