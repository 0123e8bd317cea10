import { setTimeout as delay } from 'node:timers/promises'
import type { NewPrediction } from '../label-studio/label-studio-client.ts'
import type { PredictionFailure, ProjectPredictionClient } from './project-prediction.ts'
import { readTasksById } from './read-batches.ts'
import { hasVersion, isListable } from './version-filter.ts'
import { predictionsOf } from './wanted-tasks.ts'

export interface WriteOptions {
  client: ProjectPredictionClient
  project: number
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
  version: string
  sent: Set<number>
  refused: Map<number, string>
}

/**
 * Writes the predictions of one batch so that no task gets two of one version: tasks are looked at right before, since
 * Label Studio, or another run, may have predicted them meanwhile, and right after, when the younger of two is removed.
 * Where an answer got lost, the next try finds what was stored all the same.
 */
export async function writePredictions(
  predictions: readonly NewPrediction[],
  options: WriteOptions,
): Promise<WriteReport> {
  const version = predictions[0]?.model_version
  if (version === undefined) return { written: 0, failures: [] }
  const writing: Writing = { ...options, version, sent: new Set(), refused: new Map() }
  for (let isFirst = true, pauses = options.retryAfterMs; ; isFirst = false, pauses = pauses.slice(1)) {
    try {
      const written = await write(predictions, writing, isFirst)
      return { written, failures: Array.from(writing.refused, ([task, reason]) => ({ task, reason })) }
    } catch (error) {
      if (pauses[0] === undefined || options.signal.aborted) throw error
      await delay(pauses[0], undefined, { signal: options.signal })
    }
  }
}

/**
 * What went well is seen by two totals, the first of which comes before everything else, so that whatever is written beside
 * this write makes a difference. Then, and in a further try, each prediction is looked at.
 */
async function write(predictions: readonly NewPrediction[], writing: Writing, isFirst: boolean): Promise<number> {
  const { client, project, refused } = writing
  const ids = idsOf(predictions)
  const before = await client.tasks.totals(project, ids)
  const there = before.tasks === ids.length ? predictions : await thoseThere(predictions, writing)
  const predicted = await predictedTasks(there, writing)
  const open = there.filter(({ task }) => !predicted.has(task) && !refused.has(task))
  if (isFirst && open.length === 0) return 0
  await send(open, writing)
  const after = await client.tasks.totals(project, ids)
  const isPlain = after.tasks === ids.length && after.predictions === before.predictions + open.length
  return isFirst && isPlain ? open.length : settle(predictions, writing)
}

/** Tasks that have a prediction of the version by now. */
async function predictedTasks(predictions: readonly NewPrediction[], writing: Writing): Promise<Set<number>> {
  const { client, project, version, signal } = writing
  const ids = idsOf(predictions)
  const found = new Set<number>()
  if (isListable(version)) {
    const tasks = client.tasks.list(project, { fields: 'versions', ids, filters: [hasVersion(version)], signal })
    for await (const { id, predictionVersions } of tasks) {
      // The filter also finds versions that begin alike.
      if (predictionVersions?.includes(version) ?? (await isPredicted(id, writing))) found.add(id)
    }
  } else {
    for (const task of (await readTasksById(writing, ids)).values()) {
      if (predictionsOf(task, version).length > 0) found.add(task.id)
    }
  }
  return found
}

async function isPredicted(id: number, writing: Writing): Promise<boolean> {
  const task = (await readTasksById(writing, [id])).get(id)
  return task !== undefined && predictionsOf(task, writing.version).length > 0
}

async function thoseThere(predictions: readonly NewPrediction[], writing: Writing): Promise<NewPrediction[]> {
  const tasks = await readTasksById(writing, idsOf(predictions))
  return predictions.filter(({ task }) => tasks.has(task))
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
  const sent = idsOf(predictions).filter((id) => writing.sent.has(id) && !writing.refused.has(id))
  const tasks = await readTasksById(writing, sent)
  let written = 0
  for (const task of tasks.values()) {
    const [stored, ...younger] = predictionsOf(task, writing.version)
    if (stored) written++
    else writing.refused.set(task.id, dropped)
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
