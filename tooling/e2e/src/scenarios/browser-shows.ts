import { waitUntil } from '@label-studio-ml/harness'
import { listPredictions, newestByTask } from '../label-studio/predictions.ts'
import type { Visit } from './browser-visit.ts'
import type { Stage } from './scenario.ts'

/** Checks that the editor shows the newest stored prediction of the open task. */
export async function editorShows(
  stage: Stage,
  { page, project }: Visit,
  task: number,
  statement: string,
): Promise<void> {
  const look = async () => {
    const stored = newestByTask(await listPredictions(stage.labelStudio.api, project)).get(task)
    if (!stored) throw new Error('no prediction is stored for it')
    if (await stage.sample.browser?.shows(page, stored.result)) return true
    throw new Error(`it does not show ${JSON.stringify(stored.result)}`)
  }
  await stage.checks.attempt(statement, () => waitUntil('the editor shows the prediction', look, { deadlineMs: 5000 }))
}
