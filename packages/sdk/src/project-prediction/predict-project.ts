import type { Task } from '@label-studio-ml/protocol'
import type { LabelStudioTask, NewPrediction } from '../label-studio/label-studio-client.ts'
import { createBatchSize } from './batch-size.ts'
import { createCount } from './count-progress.ts'
import { forEachBatch } from './for-each-batch.ts'
import type {
  PredictedSlot,
  PredictionFailure,
  PredictProjectOptions,
  ProjectPredictionProgress,
} from './project-prediction.ts'
import { readBatches } from './read-batches.ts'
import { createIsWanted, fieldsFor } from './wanted-tasks.ts'
import { type WriteReport, writePredictions } from './write-predictions.ts'

/** Label Studio may still be storing what a proxy has given up. */
const defaultRetryAfterMs = [2000, 5000, 10_000]

/**
 * Predicts the tasks of a project and writes the predictions into Label Studio, in memory that does not grow with the
 * project. Label Studio itself is the checkpoint: a run that was killed is run again, and goes on with what is missing; no
 * task gets two predictions of one version. Tasks that fail are counted and reported, and cost nothing else.
 * Throws what the client throws (`LABEL_STUDIO_…`) when Label Studio stays away, and what `predict` throws.
 *
 * @returns how it ended
 */
export async function predictProject(options: PredictProjectOptions): Promise<ProjectPredictionProgress> {
  const { client, project, concurrency = 2, retryAfterMs = defaultRetryAfterMs } = options
  const taskIds = options.taskIds && [...new Set(options.taskIds)]
  const failing = new AbortController()
  const signal = options.signal ? AbortSignal.any([options.signal, failing.signal]) : failing.signal
  const isWanted = createIsWanted(options.only, options.scoreBelow)
  const count = createCount(taskIds ? taskIds.length : await client.tasks.count(project), options)
  const batchSize = createBatchSize(options.batchSize ?? 500)
  const source = { client, project, taskIds, batchSize, signal, fields: fieldsFor(options.only) }
  const batches = readBatches(source, async (task) => isWanted(task, await options.modelVersion()))
  await forEachBatch(batches, concurrency, failing, async ({ tasks, skipped }) => {
    signal.throwIfAborted()
    const beganAtMs = performance.now()
    const { predictions, failures } = await predictBatch(tasks, options, signal)
    batchSize.note(tasks.length, performance.now() - beganAtMs)
    const write = (granted: NewPrediction[]) => writePredictions(granted, { client, project, signal, retryAfterMs })
    const { left, ...report } = await writeGranted(predictions, options, write)
    const ids = [...skipped, ...tasks.map(({ id }) => id)]
    await count.add({ ids, left, written: report.written, failures: [...failures, ...report.failures] })
  })
  return count.end()
}

async function writeGranted(
  predictions: NewPrediction[],
  { claim: ask }: PredictProjectOptions,
  write: (granted: NewPrediction[]) => Promise<WriteReport>,
): Promise<WriteReport & { left: ReadonlySet<number> }> {
  const claim = await ask?.(predictions.map(({ task }) => task))
  const granted = claim ? predictions.filter(({ task }) => claim.granted.has(task)) : predictions
  const left = new Set(claim ? predictions.map(({ task }) => task).filter((id) => !claim.granted.has(id)) : [])
  try {
    return { ...(await write(granted)), left }
  } finally {
    claim?.release()
  }
}

async function predictBatch(
  tasks: LabelStudioTask[],
  { project, predict }: PredictProjectOptions,
  signal: AbortSignal,
) {
  const predictions: NewPrediction[] = []
  const failures: PredictionFailure[] = []
  if (tasks.length === 0) return { predictions, failures }
  const { version, slots } = await predict(
    tasks.map((task) => asSent(task, project)),
    signal,
  )
  signal.throwIfAborted()
  if (slots.length !== tasks.length) throw new RangeError(wrongCount(tasks.length, slots))
  for (const [index, { id: task }] of tasks.entries()) {
    const slot = slots[index]!
    if ('failed' in slot) failures.push({ task, reason: slot.failed })
    else predictions.push({ task, result: slot.result, score: slot.score ?? null, model_version: version })
  }
  return { predictions, failures }
}

/** Annotations and predictions would take Label Studio longer to read than all the rest. */
function asSent({ id, data }: LabelStudioTask, project: number): Task {
  return { id, project, data, annotations: [], predictions: [] }
}

function wrongCount(expected: number, slots: readonly PredictedSlot[]): string {
  return `predict must return one slot for each task: expected ${expected}, got ${slots.length}`
}
