import { waitUntil } from '@label-studio-ml/harness'
import { assert, assertDone } from '../assert.ts'
import { choosePredictions, openAnnotationSettings } from '../browser/annotation-settings.ts'
import { openDataManager, openTaskPage, pressRetrievePredictions } from '../browser/data-manager-page.ts'
import { namesVersion, predictionTabs } from '../browser/labeling-page.ts'
import { openModelSettings, pressStartTraining } from '../browser/model-settings.ts'
import { annotateSample } from '../fixtures/projects.ts'
import { newVersion, settledVersion } from '../fixtures/trainings.ts'
import type { Backend } from '../label-studio/backends.ts'
import { leastCertainTab } from '../label-studio/data-manager.ts'
import { getProject } from '../label-studio/projects.ts'
import type { TestContext } from '../scenario.ts'
import { editorShows, learnedFirst, pageDeadlineMs, type Visit } from './browser-visit.ts'

/** Annotates the rest through the API, presses Start Training in Settings > Model, and waits for the new version. */
export async function trainInBrowser(
  context: TestContext,
  { page, project, title, tasks, shoot }: Visit,
  backend: Backend,
): Promise<void> {
  const { url } = context.labelStudio
  await annotateSample(context, project, tasks, { from: learnedFirst })
  const before = await settledVersion(context, project, backend.id)
  await openModelSettings(page, url, project)
  const status = await pressStartTraining(page, title, () => shoot('5-start-training'))
  assert('Start Training in the menu of the model is accepted', status === 200, String(status))
  await newVersion(context, backend.id, before)
}

/** Retrieves predictions from the Actions menu and looks where a person sees the version and what it predicts. */
export async function seeNewVersion(context: TestContext, visit: Visit, version: string): Promise<void> {
  const { page, project, tasks, shoot } = visit
  const { url } = context.labelStudio
  await openDataManager(page, url, project)
  const status = await pressRetrievePredictions(page)
  assert('Retrieve Predictions in the Actions menu is accepted', status === 200, String(status))
  const heldOut = tasks.at(-2) ?? 0
  await openTaskPage(page, url, project, heldOut)
  await assertDone('the open task names the new version', () =>
    waitUntil(
      `a tab names ${version}`,
      async () => {
        return (await predictionTabs(page)).some((tab) => namesVersion(tab, version))
      },
      { deadlineMs: pageDeadlineMs },
    ),
  )
  await editorShows(context, visit, heldOut, 'the open task shows the prediction of the new version')
  await shoot('6-new-version')
  await chooseVersion(context, visit, version)
  await page.goto(`${url}/projects/${project}/settings/predictions`)
  await assertDone('Settings > Predictions lists the new version', () => page.getByText(version).first().waitFor())
  await shoot('9-versions')
}

/** Chooses the version whose predictions are shown, and looks at the tasks it is least certain of. */
async function chooseVersion(context: TestContext, { page, project, shoot }: Visit, version: string): Promise<void> {
  const { api, url } = context.labelStudio
  await openAnnotationSettings(page, url, project)
  await choosePredictions(page, version, () => shoot('7-choose-version'))
  const { model_version } = await getProject(api, project)
  assert('the version to show can be chosen', model_version === version, String(model_version))
  const tab = await leastCertainTab(api, project)
  await openDataManager(page, url, project, tab)
  await shoot('8-least-certain-first')
}
