import { assert } from '../assert.ts'
import { type FragileProject, fragileTexts, withFragileProject } from '../fixtures/fragile-project.ts'
import { retrieveVersion } from '../fixtures/stored-predictions.ts'
import { annotateInteractively } from '../label-studio/backends.ts'
import { retrievePredictions } from '../label-studio/data-manager.ts'
import { listPredictions } from '../label-studio/predictions.ts'
import { openTask } from '../label-studio/tasks.ts'
import type { Scenario, TestContext } from '../scenario.ts'

/** A model fails, is healed, and Retrieve fills what is missing: nothing is stored that would keep it from being asked. */
export const failedPredictions: Scenario = {
  name: 'failed-predictions',
  app: 'simple-text-classifier',
  runsOn: (release) => release.retrievesOnlyMissing,
  run: (context) =>
    withFragileProject(context, 'failed predictions', async (fragile) => {
      await wholeRequestFails(context, fragile)
      await someTasksFail(context, fragile)
      await healed(context, fragile)
    }),
}

async function wholeRequestFails({ labelStudio: { api } }: TestContext, fragile: FragileProject): Promise<void> {
  const { project, proxy, tasks } = fragile
  fragile.break('setup')
  await retrievePredictions(api, project)
  const stored = await listPredictions(api, project)
  const status = proxy.withPath('/predict').at(-1)?.response.status
  assert('a /predict that fails as a whole stores nothing', status === 503 && stored.length === 0, `${status}`)
  const { predictions } = await openTask(api, project, tasks[0] ?? 0)
  assert('a task opens although its model cannot be set up', predictions.length === 0)
  fragile.heal('setup')
}

async function someTasksFail(context: TestContext, fragile: FragileProject): Promise<void> {
  const { api } = context.labelStudio
  const { project, backend, tasks } = fragile
  fragile.break('predict')
  const stored = await retrieveVersion(context, project, backend.model_version)
  assert(
    'tasks that fail cost themselves only, and nothing is stored for them',
    textsOf(stored, tasks) === 'one,three,nothing',
    textsOf(stored, tasks),
  )
  const { predictions } = await openTask(api, project, tasks[1] ?? 0)
  assert('a task that fails opens without a prediction', predictions.length === 0)
  const prompt = { id: 'p1', from_name: 'kind', to_name: 'text', type: 'choices', value: { choices: ['Fine'] } }
  const { data, errors } = await annotateInteractively(api, backend.id, tasks[1] ?? 0, { result: [prompt] })
  assert('the editor gets an object for it', data?.result?.length === 0, errors?.join())
}

async function healed(context: TestContext, fragile: FragileProject): Promise<void> {
  const { project, proxy, tasks, backend } = fragile
  fragile.heal('predict')
  const stored = await retrieveVersion(context, project, backend.model_version)
  assert(
    'healed, Retrieve fills every task',
    textsOf(stored, tasks) === fragileTexts.join() && stored.length === tasks.length,
    textsOf(stored, tasks),
  )
  const asked = proxy.withPath('/predict').at(-1)?.request.body as { tasks: { data: { text: string } }[] }
  const texts = asked.tasks.map(({ data }) => data.text).sort()
  assert('only those that had failed are asked again', texts.join() === 'film 2,film 4,film 6', texts.join())
  const nothing = stored.find(({ task }) => task === tasks[fragileTexts.indexOf('nothing')])
  assert('"nothing to find" is a prediction', nothing?.result.length === 0)
}

function textsOf(predictions: { task: number }[], tasks: number[]): string {
  const ids = new Set(predictions.map(({ task }) => task))
  return fragileTexts.filter((_, index) => ids.has(tasks[index] ?? -1)).join()
}
