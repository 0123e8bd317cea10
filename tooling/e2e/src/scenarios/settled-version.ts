import { waitUntil } from '@label-studio-ml/harness'
import { getBackend } from '../label-studio/backends.ts'
import type { Stage } from './scenario.ts'

/**
 * The version of a backend when no training waits or runs any more: an annotation submitted within seconds of Start
 * Training is learnt in a training of its own.
 */
export async function settledVersion({ app, labelStudio }: Stage, project: number, backend: number): Promise<string> {
  await waitUntil('no training waits or runs', async () => {
    const answer = await fetch(`${app.url}/is_training?project=${project}`)
    return !((await answer.json()) as { is_training: boolean }).is_training
  })
  return (await getBackend(labelStudio.api, backend)).model_version ?? ''
}
