import { join } from 'node:path'
import { assert } from '../assert.ts'
import { launchChromium } from '../browser/chromium.ts'
import { openDataManager, openRow } from '../browser/data-manager-page.ts'
import { pressSubmit } from '../browser/labeling-page.ts'
import { connectModel, openModelSettings } from '../browser/model-settings.ts'
import { signIn } from '../browser/sign-in.ts'
import { annotateSample, sampleProject } from '../fixtures/projects.ts'
import { settledVersion, trainVersion } from '../fixtures/trainings.ts'
import { type Backend, listBackends } from '../label-studio/backends.ts'
import { openTask } from '../label-studio/tasks.ts'
import { newestReleaseOnly, type Scenario, type TestContext } from '../scenario.ts'
import { promptInBrowser } from './browser-prompt.ts'
import { seeNewVersion, trainInBrowser } from './browser-train.ts'
import { editorShows, learnedFirst, type Visit } from './browser-visit.ts'

/** The loop on Label Studio's own pages: connect, see predictions, draw a prompt, submit, train, see the new version. */
export const browserLoop: Scenario = {
  name: 'browser-loop',
  runsOn: newestReleaseOnly,
  suits: (sample) => sample.browser !== undefined,
  run: visitInBrowser,
}

async function visitInBrowser(context: TestContext): Promise<void> {
  const { project, tasks } = await sampleProject(context, 'First steps')
  const browser = await launchChromium()
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } })
  page.setDefaultTimeout(60_000)
  const shoot = (name: string) =>
    page.screenshot({ path: join(context.artifacts, `${name}.png`), animations: 'disabled' })
  try {
    await signIn(page, context.labelStudio.url)
    await visitPages(context, { page, project, tasks, shoot, title: context.app.name })
  } catch (error) {
    await shoot('where-it-ended')
    throw error
  } finally {
    await browser.close()
  }
}

async function visitPages(context: TestContext, visit: Visit): Promise<void> {
  const backend = await connect(context, visit)
  await learnSome(context, visit, backend)
  await annotateInBrowser(context, visit)
  await promptInBrowser(context, visit)
  await trainInBrowser(context, visit, backend)
  await seeNewVersion(context, visit, await settledVersion(context, visit.project, backend.id))
}

/** A first small training through the API, so that there is something to see when a task is opened. */
async function learnSome(context: TestContext, { project, tasks }: Visit, backend: Backend): Promise<void> {
  await annotateSample(context, project, tasks, { from: 1, to: learnedFirst })
  await trainVersion(context, backend.id)
}

async function connect(context: TestContext, { page, project, title, shoot }: Visit): Promise<Backend> {
  await openModelSettings(page, context.labelStudio.url, project)
  const isInteractive = context.sample.interactiveContext !== undefined
  const form = { title, url: context.proxy.url, isInteractive }
  const card = await connectModel(page, form, () => shoot('1-connect-model'))
  const text = (await card.textContent()) ?? ''
  assert('Validate and Save shows the model as Connected', text.includes('Connected'), text)
  await shoot('2-connected')
  const [backend] = await listBackends(context.labelStudio.api, project)
  if (!backend) throw new Error('The card is there, but GET /api/ml lists no backend.')
  return backend
}

/** Opens the first task from the list, sees its prediction filled in, and submits. */
async function annotateInBrowser(context: TestContext, visit: Visit): Promise<void> {
  const { page, project, tasks, shoot } = visit
  await openDataManager(page, context.labelStudio.url, project)
  await openRow(page, 0)
  await editorShows(context, visit, tasks[0] ?? 0, 'a task opened from the list shows its prediction')
  await shoot('3-prediction')
  await pressSubmit(page)
  const { annotations } = await openTask(context.labelStudio.api, project, tasks[0] ?? 0)
  assert('Submit saves the annotation', annotations.length === 1, `${annotations.length} annotations`)
}
