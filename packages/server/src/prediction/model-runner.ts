import type { PredictContextPayload, WebhookEvent } from '@label-studio-ml/protocol'
import type { TaskCredentials } from '@label-studio-ml/sdk/media'
import type { Failures } from './failure.ts'

/** What a model gets besides the tasks. */
export interface PredictionInput {
  /** `params.context` of an interactive request, else null. */
  context: PredictContextPayload | null
  /** For the URLs of these tasks; secrets. */
  credentials?: TaskCredentials | undefined
}

export interface Predictions {
  /** One for each task, in order: its prediction as JSON text, or null when it was late, failed or is not a task. */
  slots: (string | null)[]
  failures: Failures
  /** Positions of the tasks that were late: they might well be predicted. */
  late: readonly number[]
}

/**
 * A model that is set up. Only values that can be cloned go in and out, so that the author's object may live in another
 * thread or process.
 */
export interface ModelRunner {
  /** The name predictions carry and `/setup` answers. */
  readonly version: string
  /** Answers when every task is done; when `signal` is aborted, with what is done by then. */
  predict(tasks: readonly unknown[], input: PredictionInput, signal: AbortSignal): Promise<Predictions>
  /** Tells the model of an event, until it has done with it or `signal` is aborted. Rejects with the model's error. */
  tell(event: WebhookEvent, signal: AbortSignal): Promise<void>
  /** Closes the model when nothing uses it any more. Never throws. */
  close(): Promise<void>
}
