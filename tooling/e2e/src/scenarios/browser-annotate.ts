import { openDataManager, openRow } from '../browser/data-manager-page.ts'
import { pressSubmit } from '../browser/labeling-page.ts'
import { openTask } from '../label-studio/tasks.ts'
import { editorShows } from './browser-shows.ts'
import type { Visit } from './browser-visit.ts'
import type { Stage } from './scenario.ts'

/** Opens the first task from the list, sees its prediction filled in, and submits. */
export async function annotateInBrowser(stage: Stage, visit: Visit): Promise<void> {
  const { page, project, tasks, shoot } = visit
  await openDataManager(page, stage.labelStudio.url, project)
  await openRow(page, 0)
  await editorShows(stage, visit, tasks[0] ?? 0, 'a task opened from the list shows its prediction')
  await shoot('3-prediction')
  await pressSubmit(page)
  const { annotations } = await openTask(stage.labelStudio.api, project, tasks[0] ?? 0)
  stage.checks.check('Submit saves the annotation', annotations.length === 1, `${annotations.length} annotations`)
}
