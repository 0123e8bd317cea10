import { BackendError, isBackendError, type Task, taskSchema } from '@label-studio-ml/protocol'
import type { FailureCounts } from '../reporting/failure-counts.ts'
import type { LabeledFields } from './label-columns.ts'
import { isUnreadable, type Row, type UnreadableRow } from './row.ts'

export interface AnnotatedTasksOptions {
  taskOf(row: Row): Task
  labelsOf(fields: Record<string, unknown>): LabeledFields
  /** Gets what cannot be read. */
  failures: FailureCounts
  /** Called for each row that nobody has labeled. */
  onUnlabeled?(): void
}

export interface AnnotatedRow {
  where: string
  task: Task
}

/**
 * The annotated tasks of rows: tasks of Label Studio as they are, other rows with the labels of their columns. A row that
 * cannot be read is counted with its place, and the next goes on.
 * @throws BackendError ROWS_UNREADABLE for a file whose columns are not those of the label config
 */
export async function* annotatedTasks(
  rows: AsyncIterable<Row | UnreadableRow>,
  options: AnnotatedTasksOptions,
): AsyncGenerator<AnnotatedRow> {
  const { failures, onUnlabeled } = options
  for await (const row of rows) {
    if (isUnreadable(row)) {
      failures.add(row.problem, row.where)
      continue
    }
    try {
      const task = annotatedTask(row, options)
      if (task) yield { where: row.where, task }
      else onUnlabeled?.()
    } catch (error) {
      if (!isBackendError(error) || error.code === 'ROWS_UNREADABLE') throw error
      failures.add(error.message, row.where)
    }
  }
}

/**
 * Undefined for a row that nobody has labeled.
 * @throws BackendError TASK_INVALID, LABEL_UNKNOWN
 */
function annotatedTask(row: Row, { taskOf, labelsOf }: AnnotatedTasksOptions): Task | undefined {
  const { value } = row
  if (!isFields(value)) return undefined
  if (isFields(value.data)) {
    if (![value.annotations, value.completions].some((list) => Array.isArray(list) && list.length > 0)) return undefined
    const parsed = taskSchema.safeParse(taskOf(row))
    if (parsed.success) return parsed.data
    const [issue] = parsed.error.issues
    throw new BackendError('TASK_INVALID', `is no task of Label Studio: ${issue?.path.join('.')}: ${issue?.message}`)
  }
  const { result, rest } = labelsOf(value)
  return result.length === 0 ? undefined : { ...taskOf({ ...row, value: rest }), annotations: [{ result }] }
}

function isFields(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
