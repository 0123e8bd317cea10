import { join } from 'node:path'
import { waitUntil } from '@label-studio-ml/app-process'
import type { Page } from 'playwright-core'
import { annotatedAndHeldOut } from '../app-sample.ts'
import { launchChromium } from '../browser/chromium.ts'
import { openDataManager, openRow, openTaskPage, pressRetrievePredictions } from '../browser/data-manager-page.ts'
import {
  acceptSuggestions,
  interactiveAnswer,
  listedRegions,
  predictionTabs,
  pressSubmit,
  switchAutoAnnotationOn,
} from '../browser/labeling-page.ts'
import { connectModel, openModelSettings, pressStartTraining } from '../browser/model-settings.ts'
import { signIn } from '../browser/sign-in.ts'
import { submitAnnotation } from '../label-studio/annotations.ts'
import { type Backend, listBackends } from '../label-studio/backends.ts'
import { listPredictions, newestByTask } from '../label-studio/predictions.ts'
import { createProject } from '../label-studio/projects.ts'
import { importTasks, openTask } from '../label-studio/tasks.ts'
import { awaitNewVersion } from './await-new-version.ts'
import type { Scenario, Stage } from './scenario.ts'

const title = 'model in the browser'

interface Visit {
  page: Page
  project: number
  /** Task ids in the order of the sample's tasks. */
  tasks: number[]
  shoot(name: string): Promise<unknown>
}

/** The loop on Label Studio's own pages: connect, see predictions, draw a prompt, submit, train, see the new version. */
export const browserLoop: Scenario = {
  name: 'browser-loop',
  runsOn: (release, validating) => release.version === '1.23.2' && !validating,
  suits: (sample) => sample.browser !== undefined,
  run: async (stage) => {
    const { api, url } = stage.labelStudio
    const { id: project } = await createProject(api, 'In the browser', stage.sample.labelConfig, {
      show_collab_predictions: true,
    })
    const tasks = await importTasks(
      api,
      project,
      stage.sample.tasks.map((task) => task.data),
    )
    const browser = await launchChromium()
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } })
    page.setDefaultTimeout(20_000)
    const shoot = (name: string) =>
      page.screenshot({ path: join(stage.artifacts, `${name}.png`), animations: 'disabled' })
    try {
      await signIn(page, url)
      await visitPages(stage, { page, project, tasks, shoot })
    } catch (error) {
      await shoot('where-it-ended')
      throw error
    } finally {
      await browser.close()
    }
  },
}

async function visitPages(stage: Stage, visit: Visit): Promise<void> {
  const backend = await connect(stage, visit)
  await annotateFirst(stage, visit)
  const version = await train(stage, visit, backend)
  await seeNewVersion(stage, visit, version)
}

async function connect(stage: Stage, { page, project, shoot }: Visit): Promise<Backend> {
  await openModelSettings(page, stage.labelStudio.url, project)
  const isInteractive = stage.sample.interactiveContext !== undefined
  const card = await connectModel(page, { title, url: stage.proxy.url, isInteractive })
  const text = (await card.textContent()) ?? ''
  stage.checks.check('Validate and Save shows the model as Connected', text.includes('Connected'), text)
  await shoot('1-connected')
  const [backend] = await listBackends(stage.labelStudio.api, project)
  if (!backend) throw new Error('The card is there, but GET /api/ml lists no backend.')
  return backend
}

async function annotateFirst(stage: Stage, visit: Visit): Promise<void> {
  const { page, project, tasks, shoot } = visit
  await openDataManager(page, stage.labelStudio.url, project)
  await shoot('2-data-manager')
  await openRow(page, 0)
  await shows(stage, visit, tasks[0] ?? 0, 'a task opened from the list shows its prediction')
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

async function train(stage: Stage, { page, project, tasks, shoot }: Visit, backend: Backend): Promise<string> {
  const { api, url } = stage.labelStudio
  const { annotated } = annotatedAndHeldOut(stage.sample.tasks)
  for (const [index, { truth }] of annotated.entries()) {
    if (index > 0) await submitAnnotation(api, project, tasks[index] ?? 0, truth)
  }
  await openModelSettings(page, url, project)
  const status = await pressStartTraining(page, title)
  stage.checks.check('Start Training in the menu of the model is accepted', status === 200, String(status))
  await shoot('6-start-training')
  return awaitNewVersion(stage, backend.id, backend.model_version)
}

async function seeNewVersion(stage: Stage, visit: Visit, version: string): Promise<void> {
  const { page, project, tasks, shoot } = visit
  const { url } = stage.labelStudio
  await openDataManager(page, url, project)
  const status = await pressRetrievePredictions(page)
  stage.checks.check('Retrieve Predictions in the Actions menu is accepted', status === 200, String(status))
  await openDataManager(page, url, project)
  await shoot('7-retrieved')
  const heldOut = tasks.at(-1) ?? 0
  await openTaskPage(page, url, project, heldOut)
  const tabs = await predictionTabs(page)
  stage.checks.check('the open task names the new version', tabs.includes(version), tabs)
  await shows(stage, visit, heldOut, 'the open task shows the prediction of the new version')
  await shoot('8-new-version')
  await page.goto(`${url}/projects/${project}/settings/predictions`)
  await stage.checks.attempt('Settings > Predictions lists the new version', () =>
    page.getByText(version).first().waitFor(),
  )
  await shoot('9-versions')
}

/** Checks that the editor shows the newest stored prediction of the open task. */
async function shows(stage: Stage, { page, project }: Visit, task: number, statement: string): Promise<void> {
  const look = async () => {
    const stored = newestByTask(await listPredictions(stage.labelStudio.api, project)).get(task)
    if (!stored) throw new Error('no prediction is stored for it')
    if (await stage.sample.browser?.shows(page, stored.result)) return true
    throw new Error(`it does not show ${JSON.stringify(stored.result)}`)
  }
  await stage.checks.attempt(statement, () => waitUntil('the editor shows the prediction', look, { deadlineMs: 5000 }))
}
