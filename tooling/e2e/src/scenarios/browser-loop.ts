import { join } from 'node:path'
import { launchChromium } from '../browser/chromium.ts'
import { connectModel, openModelSettings } from '../browser/model-settings.ts'
import { signIn } from '../browser/sign-in.ts'
import { type Backend, listBackends } from '../label-studio/backends.ts'
import { createProject } from '../label-studio/projects.ts'
import { importTasks } from '../label-studio/tasks.ts'
import { annotateInBrowser } from './browser-annotate.ts'
import { promptInBrowser } from './browser-prompt.ts'
import { seeNewVersion, trainInBrowser } from './browser-train.ts'
import type { Visit } from './browser-visit.ts'
import { newestReleaseOnly, type Scenario, type Stage } from './scenario.ts'
import { settledVersion } from './settled-version.ts'

/** The loop on Label Studio's own pages: connect, see predictions, submit, train, draw a prompt, see the new version. */
export const browserLoop: Scenario = {
  name: 'browser-loop',
  runsOn: newestReleaseOnly,
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
      await visitPages(stage, { page, project, tasks, shoot, title: 'model in the browser' })
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
  await annotateInBrowser(stage, visit)
  await trainInBrowser(stage, visit, backend)
  if (stage.sample.browser?.prompt) await promptInBrowser(stage, visit)
  await seeNewVersion(stage, visit, await settledVersion(stage, backend.id))
}

async function connect(stage: Stage, { page, project, title, shoot }: Visit): Promise<Backend> {
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
