import { waitUntil } from '@label-studio-ml/harness'
import { getBackend } from '../label-studio/backends.ts'
import type { Stage } from './scenario.ts'

/** Waits until `/setup` tells Label Studio a version other than `before`, and returns it. */
export function awaitNewVersion(stage: Stage, backend: number, before: string | null): Promise<string> {
  return waitUntil(
    `the backend has a version other than ${before}`,
    async () => {
      const { model_version, state, error_message } = await getBackend(stage.labelStudio.api, backend)
      if (state === 'ER' || state === 'DI') throw new Error(`backend is ${state}: ${error_message}`)
      return model_version !== before ? model_version : undefined
    },
    { deadlineMs: (stage.sample.trainingSeconds ?? 60) * 1000, everyMs: 300 },
  )
}
