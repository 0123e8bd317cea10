import { join } from 'node:path'
import { launchChromium } from '../browser/chromium.ts'
import { connectModel, openModelSettings } from '../browser/model-settings.ts'
import { signIn } from '../browser/sign-in.ts'
import { type Backend, listBackends } from '../label-studio/backends.ts'
import { createProject } from '../label-studio/projects.ts'
import { importTasks } from '../label-studio/tasks.ts'
import { annotateSample } from './annotate-sample.ts'
import { annotateInBrowser } from './browser-annotate.ts'
import { promptInBrowser } from './browser-prompt.ts'
import { seeNewVersion, trainInBrowser } from './browser-train.ts'
import { learntFirst, type Visit } from './browser-visit.ts'
import { newestReleaseOnly, type Scenario, type Stage } from './scenario.ts'
import { settledVersion } from './settled-version.ts'
import { trainVersion } from './training-job.ts'

/** The loop on Label Studio's own pages: connect, see predictions, draw a prompt, submit, train, see the new version. */
export const browserLoop: Scenario = {
  name: 'browser-loop',
  usesBrowser: true,
  runsOn: newestReleaseOnly,
  suits: (sample) => sample.browser !== undefined,
  run: async (stage) => {
    const { api, url } = stage.labelStudio
    const { id: project } = await createProject(api, 'First steps', stage.sample.labelConfig, {
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
      await visitPages(stage, { page, project, tasks, shoot, title: stage.app.name })
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
  await learnSome(stage, visit, backend)
  await annotateInBrowser(stage, visit)
  await promptInBrowser(stage, visit)
  await trainInBrowser(stage, visit, backend)
  await seeNewVersion(stage, visit, await settledVersion(stage, visit.project, backend.id))
}

/** A first small training through the API, so that there is something to see when a task is opened. */
async function learnSome(stage: Stage, { project, tasks }: Visit, backend: Backend): Promise<void> {
  await annotateSample(stage, project, tasks, { from: 1, to: learntFirst })
  await trainVersion(stage, backend.id)
}

async function connect(stage: Stage, { page, project, title, shoot }: Visit): Promise<Backend> {
  await openModelSettings(page, stage.labelStudio.url, project)
  const isInteractive = stage.sample.interactiveContext !== undefined
  const form = { title, url: stage.proxy.url, isInteractive }
  const card = await connectModel(page, form, () => shoot('1-connect-model'))
  const text = (await card.textContent()) ?? ''
  stage.checks.check('Validate and Save shows the model as Connected', text.includes('Connected'), text)
  await shoot('2-connected')
  const [backend] = await listBackends(stage.labelStudio.api, project)
  if (!backend) throw new Error('The card is there, but GET /api/ml lists no backend.')
  return backend
}
