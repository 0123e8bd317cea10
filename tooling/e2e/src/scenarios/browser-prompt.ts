import { waitUntil } from '@label-studio-ml/app-process'
import { openTaskPage } from '../browser/data-manager-page.ts'
import {
  acceptSuggestions,
  interactiveAnswer,
  listedRegions,
  pressSubmit,
  switchAutoAnnotationOn,
} from '../browser/labeling-page.ts'
import { updateProject } from '../label-studio/projects.ts'
import type { Region } from '../label-studio/regions.ts'
import { openTask } from '../label-studio/tasks.ts'
import type { Visit } from './browser-visit.ts'
import { repeatedRegions } from './repeated-regions.ts'
import type { Stage } from './scenario.ts'

/**
 * Draws a prompt with Auto-Annotation on, sees what the trained model adds to it, and submits. Nothing is prefilled
 * meanwhile, so that there is something left to add.
 */
export async function promptInBrowser(stage: Stage, visit: Visit): Promise<void> {
  const { api, url } = stage.labelStudio
  const { page, project, tasks, shoot } = visit
  const task = tasks.at(-1) ?? 0
  await updateProject(api, project, { show_collab_predictions: false })
  await openTaskPage(page, url, project, task)
  await switchAutoAnnotationOn(page)
  await drawPrompt(stage, visit)
  await acceptSuggestions(page)
  await shoot('6-suggestions')
  await pressSubmit(page)
  await shoot('7-suggestions-submitted')
  const repeated = repeatedRegions((await openTask(api, project, task)).annotations[0]?.result ?? [])
  stage.checks.check('the saved annotation holds no region twice', repeated.length === 0, spoken(repeated))
  await updateProject(api, project, { show_collab_predictions: true })
}

async function drawPrompt({ sample, checks }: Stage, { page }: Visit): Promise<void> {
  const task = sample.tasks.at(-1)
  const before = (await listedRegions(page)).length
  const answer = await interactiveAnswer(page, async () => task && sample.browser?.prompt?.(page, task))
  const suggested = answer.data?.result ?? []
  checks.check(
    'drawing a prompt is answered with regions',
    suggested.length > 0,
    answer.errors?.join() ?? `${suggested.length} regions`,
  )
  const look = async () => {
    const listed = (await listedRegions(page)).length
    if (listed > before + suggested.length && (await sample.browser?.shows(page, suggested))) return true
    throw new Error(`${listed} regions listed, ${before} before the prompt, ${suggested.length} suggested`)
  }
  await checks.attempt('the regions of the answer appear in the editor beside the prompt', () =>
    waitUntil('all suggested regions are shown', look, { deadlineMs: 5000 }),
  )
}

function spoken(regions: Region[]): string {
  return regions.map(({ from_name, value }) => `${from_name} ${JSON.stringify(value)}`).join()
}
