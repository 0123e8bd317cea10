import { waitUntil } from '@label-studio-ml/harness'
import { assert } from '../assert.ts'
import { slowRegion, withSlowProject } from '../fixtures/slow-project.ts'
import { submitAnnotation } from '../label-studio/annotations.ts'
import { startTraining } from '../label-studio/backends.ts'
import { newestReleaseOnly, type Scenario } from '../scenario.ts'

/** Imported tasks are predicted, and all of them again after a training, without anybody asking. */
export const unaskedPredictions: Scenario = {
  name: 'unasked-predictions',
  app: 'simple-text-classifier',
  runsOn: newestReleaseOnly,
  run: async (context) => {
    const { api } = context.labelStudio
    const env = { PREDICT_ON_IMPORT: 'true', PREDICT_ON_PROMOTION: 'true' }
    await withSlowProject(context, 'unasked', env, async ({ project, backend, importTexts, countsOf, delivered }) => {
      const tasks = await importTexts(200)
      const untrained = backend.model_version
      await waitUntil('tasks are predicted', async () => (await countsOf(untrained)).size > 0, { deadlineMs: 30_000 })
      await delivered()
      const imported = [...(await countsOf(untrained)).values()]
      const isOnce = imported.length === 200 && imported.every((count) => count === 1)
      assert('200 imported tasks are predicted without anybody asking', isOnce, `${imported.length} of 200`)

      await submitAnnotation(api, project, tasks[0]!, [slowRegion])
      const startedMs = Date.now()
      await startTraining(api, backend.id)
      const version = await waitUntil('a version is promoted', () => promoted(backend.url, project, untrained), {
        deadlineMs: 60_000,
      })
      await waitUntil('tasks are predicted by it', async () => (await countsOf(version)).size > 0, {
        deadlineMs: 30_000,
      })
      await delivered()
      const counts = [...(await countsOf(version)).values()]
      const isRenewed = counts.length === 200 && counts.every((count) => count === 1)
      assert('after a training all tasks are predicted by the new version', isRenewed, `${counts.length} of 200`)
      console.log(`200 tasks had a prediction of the new version ${Date.now() - startedMs} ms after Start Training`)
    })
  },
}

async function promoted(url: string, project: number, before: string | null): Promise<string | undefined> {
  const answer = await fetch(`${url}/is_training?project=${project}`)
  const { model_version: version } = (await answer.json()) as { model_version: string }
  return version === before ? undefined : version
}
