import { waitUntil } from '@label-studio-ml/harness'
import type { BrowserSample } from '../app-sample.ts'
import { assert, assertDone } from '../assert.ts'
import { openTaskPage } from '../browser/data-manager-page.ts'
import {
  acceptSuggestions,
  interactiveAnswer,
  listedRegions,
  pressSubmit,
  switchAutoAnnotationOn,
} from '../browser/labeling-page.ts'
import { updateProject } from '../label-studio/projects.ts'
import { type Region, repeatedRegions } from '../label-studio/regions.ts'
import { importTasks, openTask } from '../label-studio/tasks.ts'
import type { TestContext } from '../scenario.ts'
import { pageDeadlineMs, type Visit } from './browser-visit.ts'

/**
 * Draws a prompt with Auto-Annotation on, sees what the model adds to it, and submits. Nothing is prefilled
 * meanwhile, so that there is something left to add. For apps with a prompt only.
 */
export async function promptInBrowser(context: TestContext, visit: Visit): Promise<void> {
  const { api, url } = context.labelStudio
  const { page, project, shoot } = visit
  const prompt = context.sample.browser?.prompt
  if (!prompt) return
  await updateProject(api, project, { show_collab_predictions: false })
  const [task = 0] = await importTasks(api, project, [prompt.task.data])
  await openTaskPage(page, url, project, task)
  await switchAutoAnnotationOn(page)
  await drawPrompt(context, visit, prompt)
  await acceptSuggestions(page)
  await shoot('4-suggestions')
  await pressSubmit(page)
  const repeated = repeatedRegions((await openTask(api, project, task)).annotations[0]?.result ?? [])
  assert('the saved annotation holds no region twice', repeated.length === 0, formatRegions(repeated))
  await updateProject(api, project, { show_collab_predictions: true })
  await askedWithoutPrompt(context)
}

/** With Auto-Annotation on, the editor asks by itself after Submit and whenever a task is opened, with no prompt. */
async function askedWithoutPrompt({ proxy }: TestContext): Promise<void> {
  const bare = () =>
    proxy
      .withPath('/predict')
      .filter(({ request }) => (request.body as PredictBody).params?.context?.result.length === 0)
  const answers = async () => bare().length > 0 && bare().map(({ response }) => JSON.stringify(response.body))
  await assertDone('the editor asks once more without a prompt after Submit, and gets no region', async () => {
    const texts = await waitUntil('the editor asks without a prompt', answers, { deadlineMs: pageDeadlineMs })
    const wrong = texts.find((text) => !text.includes('"result":[]'))
    if (wrong) throw new Error(`answered ${wrong}`)
  })
}

interface PredictBody {
  params?: { context?: { result: Region[] } | null }
}

type Prompt = NonNullable<BrowserSample['prompt']>

async function drawPrompt({ sample }: TestContext, { page }: Visit, prompt: Prompt): Promise<void> {
  const before = (await listedRegions(page)).length
  const answer = await interactiveAnswer(page, () => prompt.draw(page))
  const suggested = answer.data?.result ?? []
  assert(
    'drawing a prompt brings regions',
    suggested.length > 0,
    answer.errors?.join() ?? `${suggested.length} regions`,
  )
  const look = async () => {
    const listed = (await listedRegions(page)).length
    if (listed > before + suggested.length && (await sample.browser?.shows(page, suggested))) return true
    throw new Error(`${listed} regions listed, ${before} before the prompt, ${suggested.length} suggested`)
  }
  await assertDone('the regions of the answer appear in the editor beside the prompt', () =>
    waitUntil('all suggested regions are shown', look, { deadlineMs: pageDeadlineMs }),
  )
}

function formatRegions(regions: Region[]): string {
  return regions.map(({ from_name, value }) => `${from_name} ${JSON.stringify(value)}`).join()
}
