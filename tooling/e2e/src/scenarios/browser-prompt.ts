import { waitUntil } from '@label-studio-ml/harness'
import type { BrowserSample } from '../app-sample.ts'
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
import { importTasks, openTask } from '../label-studio/tasks.ts'
import type { Visit } from './browser-visit.ts'
import { repeatedRegions } from './repeated-regions.ts'
import type { Stage } from './scenario.ts'

/**
 * Draws a prompt with Auto-Annotation on, sees what the model adds to it, and submits. Nothing is prefilled
 * meanwhile, so that there is something left to add. Played by apps with a prompt only.
 */
export async function promptInBrowser(stage: Stage, visit: Visit): Promise<void> {
  const { api, url } = stage.labelStudio
  const { page, project, shoot } = visit
  const prompt = stage.sample.browser?.prompt
  if (!prompt) return
  await updateProject(api, project, { show_collab_predictions: false })
  const [task = 0] = await importTasks(api, project, [prompt.task.data])
  await openTaskPage(page, url, project, task)
  await switchAutoAnnotationOn(page)
  await drawPrompt(stage, visit, prompt)
  await acceptSuggestions(page)
  await shoot('4-suggestions')
  await pressSubmit(page)
  const repeated = repeatedRegions((await openTask(api, project, task)).annotations[0]?.result ?? [])
  stage.checks.check('the saved annotation holds no region twice', repeated.length === 0, spoken(repeated))
  await updateProject(api, project, { show_collab_predictions: true })
  await askedWithoutPrompt(stage)
}

/** With Auto-Annotation on, the editor asks by itself after Submit and whenever a task is opened, with no prompt. */
async function askedWithoutPrompt({ proxy, checks }: Stage): Promise<void> {
  const bare = () =>
    proxy
      .withPath('/predict')
      .filter(({ request }) => (request.body as PredictBody).params?.context?.result.length === 0)
  const answers = async () => bare().length > 0 && bare().map(({ response }) => JSON.stringify(response.body))
  await checks.attempt(
    'the editor asks once more without a prompt after Submit, and is answered with no region',
    async () => {
      const texts = await waitUntil('the editor asks without a prompt', answers, { deadlineMs: 5000 })
      const wrong = texts.find((text) => !text.includes('"result":[]'))
      if (wrong) throw new Error(`answered ${wrong}`)
    },
  )
}

interface PredictBody {
  params?: { context?: { result: Region[] } | null }
}

type Prompt = NonNullable<BrowserSample['prompt']>

async function drawPrompt({ sample, checks }: Stage, { page }: Visit, prompt: Prompt): Promise<void> {
  const before = (await listedRegions(page)).length
  const answer = await interactiveAnswer(page, () => prompt.draw(page))
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
