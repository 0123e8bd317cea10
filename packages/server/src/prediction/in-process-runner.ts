import type { ControlTag, LabelConfig, LabelStudioMLBase, PredictContext } from '@label-studio-ml/sdk'
import type { CheckLevel } from '@label-studio-ml/sdk/host'
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
  return {
    version,
    predict: async (tasks, { context }, signal) => {
      const slots = createAnswerSlots(tasks, { config, version, checkLevel, signal })
      const predictContext = { control: controls[0], controls, context, signal } as PredictContext
      const work = predictTasks({ model, tasks, slots, context: predictContext, yieldToEventLoop })
      const settled: Promise<unknown> = Promise.allSettled([work]).then(() => underWay.delete(settled))
      underWay.add(settled)
      await Promise.race([work, aborted(signal)])
      return slots.finish()
    },
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

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve()
    signal.addEventListener('abort', () => resolve(), { once: true })
  })
}
