import type { Task } from '@label-studio-ml/protocol'
import type { LabelStudioClient } from '../label-studio/label-studio-client.ts'

/**
 * Which tasks of a project are predicted:
 *
 * - `missing`: those without a prediction of any version.
 * - `all`: those without a prediction of the version that predicts now; whatever older versions said of them stays.
 * - `low-score`: those whose newest prediction has a score below `scoreBelow`, and that have none of the version that
 *   predicts now. A prediction without a score says nothing about how sure it is, so its task is left alone.
 */
export const wantedTasks = ['missing', 'all', 'low-score'] as const

export type WantedTasks = (typeof wantedTasks)[number]

export interface PredictProjectOptions {
  client: ProjectPredictionClient
  /** The id that Label Studio's addresses show: 7 of `/projects/7/data`. */
  project: number
  only: WantedTasks
  /** Looks at these tasks only, instead of all of the project. One that is gone counts as skipped. */
  taskIds?: readonly number[] | undefined
  /** For `low-score`. Default 0.5. */
  scoreBelow?: number | undefined
  /**
   * The version that predicts now. It is asked for again and again, since a training may promote another one meanwhile; a
   * prediction carries the version that `predict` names.
   */
  modelVersion(): string | Promise<string>
  /**
   * Predicts a list of tasks. Their data is what was imported, as in `/predict`, so URLs are not resolved; their lists of
   * annotations and predictions are empty. What it throws ends the run.
   */
  predict(tasks: readonly Task[], signal: AbortSignal): Promise<PredictedTasks>
  /**
   * How many tasks `predict` gets at most at once, and how many predictions are written at once. Default 500; they are fewer while
   * `predict` takes more than a few seconds for them.
   */
  batchSize?: number | undefined
  /** How many batches are predicted and written side by side. Default 2. */
  concurrency?: number | undefined
  /**
   * Milliseconds before each further try to write a batch, when Label Studio was away, or its answer got lost: a proxy may
   * have given up what it is still storing. Default 2, 5 and 10 seconds.
   */
  retryAfterMs?: readonly number[] | undefined
  /** Ends the run: what is predicted by then is not written. */
  signal?: AbortSignal | undefined
  onProgress?(progress: ProjectPredictionProgress): void
  /** Called for each task that could not be predicted, or whose prediction Label Studio does not take. */
  onFailure?(failure: PredictionFailure): void
  /** Called with the tasks of each batch when nothing is left to do for them. */
  onDone?(taskIds: readonly number[]): void | Promise<void>
  /**
   * Called right before predictions are written: somebody else may be about to predict some of their tasks. Those that are
   * not granted count as skipped, and `onDone` is not called with them.
   */
  claim?(taskIds: readonly number[]): TaskClaim | Promise<TaskClaim>
}

/** What is used of Label Studio's client. */
export interface ProjectPredictionClient {
  tasks: Pick<LabelStudioClient['tasks'], 'list' | 'count' | 'totals'>
  predictions: Pick<LabelStudioClient['predictions'], 'createMany' | 'remove'>
}

export interface PredictedTasks {
  /** The version that made these predictions. */
  version: string
  /** One for each task, in order. */
  slots: readonly PredictedSlot[]
}

/** The prediction of a task, or why there is none. */
export type PredictedSlot = { result: readonly object[]; score?: number | null } | { failed: string }

export interface TaskClaim {
  granted: ReadonlySet<number>
  /** Called when they are written, or when that failed. */
  release(): void
}

export interface PredictionFailure {
  task: number
  reason: string
}

/** `done` is the sum of the three that follow, and equals `total` at the end. */
export interface ProjectPredictionProgress {
  /** Tasks that are looked at. */
  total: number
  done: number
  /** Predictions that Label Studio has stored. Two runs beside each other both count a task that both wrote. */
  written: number
  /** Tasks that need no prediction, or are gone. */
  skipped: number
  failed: number
}
