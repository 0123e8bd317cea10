import { setTimeout as delay } from 'node:timers/promises'
import type { NewPrediction } from '../label-studio/label-studio-client.ts'
import type { PredictionFailure, ProjectPredictionClient } from './project-prediction.ts'
import { readTasksById } from './read-batches.ts'
import { type IsWanted, predictionsOf } from './wanted-tasks.ts'

export interface WriteOptions {
  client: ProjectPredictionClient
  project: number
  isWanted: IsWanted
  signal: AbortSignal
  /** Milliseconds before each further try. */
  retryAfterMs: readonly number[]
}

export interface WriteReport {
  written: number
  failures: PredictionFailure[]
}

/** The predictions of one batch on their way: tasks that were sent, and those that Label Studio does not take. */
interface Writing extends WriteOptions {
  sent: Set<number>
  refused: Map<number, string>
}

/**
 * Writes the predictions of one batch so that no task gets two of one version: tasks are read again right before, since
 * Label Studio, or another run, may have predicted them meanwhile, and right after, when the younger of two is removed.
 * Where an answer got lost, the next try finds what was stored all the same.
 */
export async function writePredictions(
  predictions: readonly NewPrediction[],
  options: WriteOptions,
): Promise<WriteReport> {
  const writing: Writing = { ...options, sent: new Set(), refused: new Map() }
  for (let attempt = 0; ; attempt++) {
    try {
      await send(await stillWanted(predictions, writing), writing)
      const written = await settle(predictions, writing)
      return { written, failures: Array.from(writing.refused, ([task, reason]) => ({ task, reason })) }
    } catch (error) {
      const pauseMs = options.retryAfterMs[attempt]
      if (pauseMs === undefined || options.signal.aborted) throw error
      await delay(pauseMs, undefined, { signal: options.signal })
    }
  }
}

async function stillWanted(predictions: readonly NewPrediction[], writing: Writing): Promise<NewPrediction[]> {
  const tasks = await readTasksById(writing, idsOf(predictions))
  return predictions.filter(({ task: id, model_version: version }) => {
    const task = tasks.get(id)
    return task && !writing.refused.has(id) && writing.isWanted(task, version)
  })
}

/** One prediction that Label Studio refuses makes it refuse the whole list: it is found by halves, the rest is stored. */
async function send(predictions: readonly NewPrediction[], writing: Writing): Promise<void> {
  if (predictions.length === 0) return
  writing.signal.throwIfAborted()
  for (const { task } of predictions) writing.sent.add(task)
  try {
    await writing.client.predictions.createMany(writing.project, predictions)
  } catch (error) {
    const { code, message } = error as { code?: string; message: string }
    if (code === 'PREDICTIONS_DROPPED') return
    if (code !== 'LABEL_STUDIO_REJECTED') throw error
    const middle = Math.ceil(predictions.length / 2)
    if (predictions.length === 1) writing.refused.set(predictions[0]!.task, message)
    else for (const half of [predictions.slice(0, middle), predictions.slice(middle)]) await send(half, writing)
  }
}

/** Finds what Label Studio dropped without a word, and removes what came twice. Returns how many were stored. */
async function settle(predictions: readonly NewPrediction[], writing: Writing): Promise<number> {
  const sent = predictions.filter(({ task }) => writing.sent.has(task) && !writing.refused.has(task))
  const tasks = await readTasksById(writing, idsOf(sent))
  let written = 0
  for (const { task: id, model_version: version } of sent) {
    const task = tasks.get(id)
    if (!task) continue
    const [stored, ...younger] = predictionsOf(task, version)
    if (stored) written++
    else writing.refused.set(id, dropped)
    for (const { id } of younger) await removeIfThere(id, writing)
  }
  return written
}

const dropped =
  'Label Studio dropped the prediction: it does not fit the label config of the project. Its own log names the region.'

/** A run beside this one removes the same. */
async function removeIfThere(id: number, { client }: Writing): Promise<void> {
  try {
    await client.predictions.remove(id)
  } catch (error) {
    if ((error as { code?: string }).code !== 'LABEL_STUDIO_NOT_FOUND') throw error
  }
}

function idsOf(predictions: readonly NewPrediction[]): number[] {
  return predictions.map(({ task }) => task)
}
