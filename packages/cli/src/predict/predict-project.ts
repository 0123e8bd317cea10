import { projectUid, type Task } from '@label-studio-ml/protocol'
import type { LabelStudioClient, LabelStudioProject } from '@label-studio-ml/sdk/label-studio'
import {
  type ProjectPredictionProgress,
  type PredictedSlot as ProjectSlot,
  predictProject,
  type WantedTasks,
} from '@label-studio-ml/sdk/project-prediction'
import type { OpenBackend } from '../backend/open-backend.ts'
import { createPredictTasks, type PredictedSlot } from '../backend/predict-tasks.ts'
import { createFailureCounts } from '../reporting/failure-counts.ts'
import { formatCount, formatDuration } from '../reporting/format-figures.ts'
import { interruptedCode } from '../reporting/interrupt.ts'
import { createProgress } from '../reporting/progress.ts'

export interface PredictProjectOptions {
  /** Number of the project, as in its address. */
  project: number
  only: WantedTasks
  scoreBelow: number | undefined
  parallel: number | undefined
}

/**
 * Predicts tasks of a project of Label Studio and writes the predictions into it. Label Studio remembers what is done: the
 * same again goes on with what is missing.
 * @returns the exit code: 0, 1 when tasks have no prediction, 130 when it was interrupted
 * @throws BackendError `LABEL_STUDIO_…`, `LABEL_CONFIG_…`, or a ClientError of the backend
 */
export async function predictLabelStudioProject(
  client: LabelStudioClient,
  backend: OpenBackend,
  { project: id, only, scoreBelow, parallel }: PredictProjectOptions,
  signal: AbortSignal,
): Promise<number> {
  const project = await client.projects.get(id)
  let fraction = 0
  const progress = createProgress({ unit: 'tasks', fraction: () => fraction })
  const failures = createFailureCounts()
  const onLost = (task: Task, lost: string) => failures.add(`lost a region: ${lost}`, `task ${task.id}`)
  const { version, predict } = await connect(backend, project, signal, onLost)
  const started = performance.now()
  progress.say(`Project ${id} "${project.title}", version ${version()}`)
  try {
    const report = await predictProject({
      client,
      project: id,
      only,
      scoreBelow,
      concurrency: parallel,
      signal,
      modelVersion: version,
      predict,
      onFailure: ({ task, reason }) => failures.add(reason, `task ${task}`),
      onProgress: ({ done, total }) => {
        fraction = total === 0 ? 1 : done / total
        progress.update(done, failures.total)
      },
    })
    progress.end()
    progress.say(summaryOf(report, (performance.now() - started) / 1000))
    for (const line of failures.lines()) progress.say(`  ${line}`)
    return failures.total === 0 ? 0 : 1
  } catch (error) {
    progress.end()
    const how = signal.aborted ? 'Stopped' : 'Failed'
    progress.say(`${how}: what is written stays, and the same command goes on with the rest.`)
    if (signal.aborted) return interruptedCode
    throw error
  }
}

/** Gives the backend the label config of the project, as Label Studio does before it asks for predictions. */
async function connect(
  backend: OpenBackend,
  { id, createdAt, labelConfig }: LabelStudioProject,
  signal: AbortSignal,
  onLost: (task: Task, lost: string) => void,
) {
  const project = projectUid({ id, created_at: createdAt })
  let { model_version: version } = await backend.client.setup({ project, schema: labelConfig }, { signal })
  const ask = createPredictTasks(backend, { project, labelConfig })
  return {
    /** The version that answered last: a training may promote another one meanwhile. */
    version: () => version,
    predict: async (tasks: readonly Task[], either: AbortSignal) => {
      const predicted = await ask(tasks, either)
      version = predicted.version || version
      for (const [index, slot] of predicted.slots.entries()) {
        if ('lost' in slot) onLost(tasks[index]!, slot.lost)
      }
      return { version, slots: predicted.slots.map(projectSlot) }
    },
  }
}

function summaryOf({ done, written, skipped }: ProjectPredictionProgress, seconds: number): string {
  const rest = skipped > 0 ? `; ${formatCount(skipped)} needed none` : ''
  return `${formatCount(written)} predictions for ${formatCount(done)} tasks written in ${formatDuration(seconds)}${rest}`
}

function projectSlot(slot: PredictedSlot): ProjectSlot {
  if ('failed' in slot) return slot
  const [{ result, score } = { result: [], score: null }] = slot.predictions
  return { result, score: score ?? null }
}
