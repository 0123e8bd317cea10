import type {
  ControlTag,
  EventContext,
  LabelConfig,
  LabelStudioMLBase,
  PredictContext,
  WebhookEvent,
} from '@label-studio-ml/sdk'
import type { CheckLevel } from '@label-studio-ml/sdk/host'
import { withTaskCredentials } from '../media/task-credentials.ts'
import { createAnswerSlots } from './answer-slots.ts'
import type { ModelRunner } from './model-runner.ts'
import { predictTasks } from './predict-tasks.ts'
import type { YieldToEventLoop } from './yield-to-event-loop.ts'

export interface InProcessRunnerOptions {
  model: LabelStudioMLBase
  version: string
  config: LabelConfig
  checkLevel: CheckLevel
  /** The control tags that the model can fill. */
  controls: readonly ControlTag[]
  yieldToEventLoop: YieldToEventLoop
  /** Called when the model's `close` throws. */
  onCloseFailed(error: unknown): void
}

/** Runs a model in this process. A model that goes on after its time is up is waited for before it is closed. */
export function createInProcessRunner(options: InProcessRunnerOptions): ModelRunner {
  const { model, version, config, checkLevel, controls, yieldToEventLoop, onCloseFailed } = options
  const underWay = new Set<Promise<unknown>>()
  const untilAborted = async (work: Promise<unknown>, signal: AbortSignal) => {
    const settled: Promise<unknown> = Promise.allSettled([work]).then(() => underWay.delete(settled))
    underWay.add(settled)
    await raceAbort(work, signal)
  }
  return {
    version,
    predict: async (tasks, { context, credentials }, signal) => {
      const slots = createAnswerSlots(tasks, { config, version, checkLevel, signal })
      const predictContext = { control: controls[0], controls, context, signal } as PredictContext
      const run = { model, tasks, slots, context: predictContext, yieldToEventLoop }
      const work = withTaskCredentials(credentials, () => predictTasks(run))
      await untilAborted(work, signal)
      return slots.finish()
    },
    tell: (event, signal) => untilAborted(tell(model, event, { signal }), signal),
    close: async () => {
      await Promise.all(underWay)
      try {
        await model.close?.()
      } catch (error) {
        onCloseFailed(error)
      }
    },
  }
}

/** What a method throws at once is a rejection as well. */
async function tell(model: LabelStudioMLBase, event: WebhookEvent, context: EventContext): Promise<void> {
  await model.onEvent?.(event, context)
}

/** Leaves no listener behind: Node keeps every signal of `AbortSignal.any` that has one until it is aborted. */
async function raceAbort(work: Promise<unknown>, signal: AbortSignal): Promise<void> {
  const { promise: aborted, resolve } = Promise.withResolvers<void>()
  const onAbort = () => resolve()
  signal.addEventListener('abort', onAbort)
  if (signal.aborted) onAbort()
  try {
    await Promise.race([work, aborted])
  } finally {
    signal.removeEventListener('abort', onAbort)
  }
}
