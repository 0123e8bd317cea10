import { waitUntil } from '@label-studio-ml/app-process'
import { openDataManager, openRow } from '../browser/data-manager-page.ts'
import {
  acceptSuggestions,
  interactiveAnswer,
  listedRegions,
  pressSubmit,
  switchAutoAnnotationOn,
} from '../browser/labeling-page.ts'
import { openTask } from '../label-studio/tasks.ts'
import { editorShows } from './browser-shows.ts'
import type { Visit } from './browser-visit.ts'
import type { Stage } from './scenario.ts'

/** Opens the first task from the list, sees its prediction, draws a prompt where the app is interactive, and submits. */
export async function annotateInBrowser(stage: Stage, visit: Visit): Promise<void> {
  const { page, project, tasks, shoot } = visit
  await openDataManager(page, stage.labelStudio.url, project)
  await shoot('2-data-manager')
  await openRow(page, 0)
  await editorShows(stage, visit, tasks[0] ?? 0, 'a task opened from the list shows its prediction')
  await shoot('3-opened-task')
  if (stage.sample.browser?.prompt) await promptFirst(stage, visit)
  await pressSubmit(page)
  await shoot('5-submitted')
  const { annotations } = await openTask(stage.labelStudio.api, project, tasks[0] ?? 0)
  stage.checks.check('Submit saves the annotation', annotations.length === 1, `${annotations.length} annotations`)
}

async function promptFirst(stage: Stage, { page, shoot }: Visit): Promise<void> {
  const { browser, tasks } = stage.sample
  const [task] = tasks
  if (!browser?.prompt || !task) return
  await switchAutoAnnotationOn(page)
  const before = (await listedRegions(page)).length
  const answer = await interactiveAnswer(page, async () => browser.prompt?.(page, task))
  const suggested = answer.data?.result ?? []
  stage.checks.check(
    'drawing a prompt is answered with regions',
    suggested.length > 0,
    answer.errors?.join() ?? `${suggested.length} regions`,
  )
  await stage.checks.attempt('the regions of the answer appear in the editor', () =>
    waitUntil(
      'all suggested regions are shown',
      async () => {
        const listed = (await listedRegions(page)).length
        if (listed >= before + suggested.length && (await browser.shows(page, suggested))) return true
        throw new Error(`${listed} regions listed, ${before} before, ${suggested.length} suggested`)
      },
      { deadlineMs: 5000 },
    ),
  )
  await acceptSuggestions(page)
  await shoot('4-suggestions')
}
