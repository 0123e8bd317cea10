import { waitUntil } from '@label-studio-ml/harness'
import type { Page } from 'playwright-core'
import { assertDone } from '../assert.ts'
import { listPredictions, newestByTask } from '../label-studio/predictions.ts'
import type { TestContext } from '../scenario.ts'

/** The first training learns the tasks before this position, except the one that is annotated in the browser. */
export const learnedFirst = 13

/** For what should show at once: the machine may be busy with another server and another browser. */
export const pageDeadlineMs = 20_000

/** A person with a browser in one project. */
export interface Visit {
  page: Page
  project: number
  /** Title of the connected model. */
  title: string
  /** Task ids in the order of the sample's tasks. */
  tasks: number[]
  /** Keeps a picture of the page as `<name>.png`. */
  shoot(name: string): Promise<unknown>
}

/** Asserts that the editor shows the newest stored prediction of the open task. */
export async function editorShows(
  context: TestContext,
  { page, project }: Visit,
  task: number,
  statement: string,
): Promise<void> {
  const look = async () => {
    const stored = newestByTask(await listPredictions(context.labelStudio.api, project)).get(task)
    if (!stored) throw new Error('no prediction is stored for it')
    if (await context.sample.browser?.shows(page, stored.result)) return true
    throw new Error(`it does not show ${JSON.stringify(stored.result)}`)
  }
  await assertDone(statement, () => waitUntil('the editor shows the prediction', look, { deadlineMs: pageDeadlineMs }))
}
