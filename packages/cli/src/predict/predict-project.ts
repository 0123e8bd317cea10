import { projectUid } from '@label-studio-ml/protocol'
import type { LabelStudioClient } from '@label-studio-ml/sdk/label-studio'
import {
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
  const uid = projectUid({ id, created_at: project.createdAt })
  let { model_version: version } = await backend.client.setup({ project: uid, schema: project.labelConfig }, { signal })
  let fraction = 0
  const progress = createProgress({ unit: 'tasks', fraction: () => fraction })
  progress.say(`Project ${id} "${project.title}", version ${version}`)
  const failures = createFailureCounts()
  const ask = createPredictTasks(backend, { project: uid, labelConfig: project.labelConfig })
  const started = performance.now()
  try {
    const { done, written, skipped } = await predictProject({
      client,
      project: id,
      only,
      scoreBelow,
      concurrency: parallel,
      signal,
      modelVersion: () => version,
      predict: async (tasks, either) => {
        const predicted = await ask(tasks, either)
        version = predicted.version || version
        return { version, slots: predicted.slots.map(projectSlot) }
      },
      onFailure: ({ task, reason }) => failures.add(reason, `task ${task}`),
      onProgress: ({ done: soFar, total }) => {
        fraction = total === 0 ? 1 : soFar / total
        progress.update(soFar, failures.total)
      },
    })
    progress.end()
    const seconds = formatDuration((performance.now() - started) / 1000)
    const rest = skipped > 0 ? `; ${formatCount(skipped)} needed none` : ''
    progress.say(`${formatCount(written)} predictions for ${formatCount(done)} tasks written in ${seconds}${rest}`)
    for (const line of failures.lines()) progress.say(`  ${line}`)
    return failures.total === 0 ? 0 : 1
  } catch (error) {
    progress.end()
    progress.say(
      `${signal.aborted ? 'Stopped' : 'Failed'}: what is written stays, and the same command goes on with the rest.`,
    )
    if (signal.aborted) return interruptedCode
    throw error
  }
}

function projectSlot(slot: PredictedSlot): ProjectSlot {
  if ('failed' in slot) return slot
  const [{ result, score } = { result: [], score: null }] = slot.predictions
  return { result, score: score ?? null }
}
