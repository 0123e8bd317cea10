import { BackendError } from '@label-studio-ml/protocol'
import { findProject } from '../backend/find-project.ts'
import { chooseLabelConfig } from '../backend/label-config.ts'
import type { OpenBackend } from '../backend/open-backend.ts'
import { createFailureCounts } from '../reporting/failure-counts.ts'
import { formatCount } from '../reporting/format-figures.ts'
import { interruptedCode } from '../reporting/interrupt.ts'
import { createProgress } from '../reporting/progress.ts'
import { annotatedTasks } from '../rows/annotated-tasks.ts'
import type { InputFile } from '../rows/input-files.ts'
import { createLabelColumns } from '../rows/label-columns.ts'
import { readRows } from '../rows/read-rows.ts'
import type { AnnotatedFiles } from '../rows/row-options.ts'
import { createTaskOfRow } from '../rows/task-of-row.ts'
import { followTraining, type Trained } from './follow-training.ts'
import { sendTrainParts } from './train-parts.ts'

export interface LearnOptions extends AnnotatedFiles {
  folder: string | undefined
  /** Whether a version is trained when all is sent. */
  trains: boolean
}

export interface Learned {
  /** 0, 1 when something could not be read, 130 when it was interrupted. */
  code: number
  trained?: Trained
}

/**
 * Gives the annotations of files to a backend, which keeps them as it keeps those of Label Studio, and has it learn them.
 * @throws BackendError ROWS_UNREADABLE without an annotation, TRAINING_FAILED, or a ClientError
 */
export async function learnFromFiles(
  backend: OpenBackend,
  options: LearnOptions,
  signal: AbortSignal,
): Promise<Learned> {
  const known = await findProject(backend, options.project, '--project')
  const config = chooseLabelConfig(options.labelConfig, options.folder, known)
  const source = readRows(options.files)
  const failures = createFailureCounts()
  let unlabeled = 0
  const reading = createProgress({ unit: 'tasks', fraction: source.fractionRead })
  const rows = annotatedTasks(source.rows, {
    taskOf: createTaskOfRow({ config, columns: options.columns, note: reading.say }),
    labelsOf: createLabelColumns({ config, columns: options.labelColumns, labels: options.labels }),
    failures,
    onUnlabeled: () => {
      unlabeled++
    },
  })
  const onSent = (tasks: number) => reading.update(tasks, failures.total)
  try {
    const sent = await sendTrainParts(backend, rows, {
      project: known?.project,
      labelConfig: config.xml,
      signal,
      onSent,
    })
    reading.end()
    const rest = unlabeled > 0 ? `; ${formatCount(unlabeled)} rows have no label` : ''
    reading.say(`${formatCount(sent)} annotated tasks given to ${backend.name}${rest}`)
    for (const line of failures.lines()) reading.say(`  left out: ${line}`)
    if (sent === 0) throw nothingLabeled(options.files)
    const code = failures.total === 0 ? 0 : 1
    return options.trains ? { code, trained: await train(backend, known?.project, signal) } : { code }
  } catch (error) {
    reading.end()
    if (!signal.aborted) throw error
    reading.say('Stopped: what was sent is kept; the same command sends it again, which changes nothing twice.')
    return { code: interruptedCode }
  }
}

async function train(backend: OpenBackend, project: string | undefined, signal: AbortSignal): Promise<Trained> {
  let fraction = 0
  const progress = createProgress({ fraction: () => fraction })
  try {
    const trained = await followTraining(backend, project, signal, (reached) => {
      fraction = reached
      progress.update(reached, 0)
    })
    progress.end()
    progress.say(`Trained version ${trained.version}`)
    return trained
  } finally {
    progress.end()
  }
}

function nothingLabeled(files: readonly InputFile[]): BackendError {
  const names = files.map(({ name }) => name).join(', ')
  return new BackendError(
    'ROWS_UNREADABLE',
    `There is no annotation in ${names}: expected tasks of Label Studio with annotations (its JSON export), or rows with a column that is named as a Choices of the label config. Another name: --label-column.`,
  )
}
