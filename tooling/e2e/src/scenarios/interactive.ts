import { assert } from '../assert.ts'
import { annotateSample, connectedProject } from '../fixtures/projects.ts'
import { newVersion } from '../fixtures/trainings.ts'
import { annotateInteractively, type InteractiveAnswer, startTraining } from '../label-studio/backends.ts'
import { listPredictions } from '../label-studio/predictions.ts'
import { type Region, repeatedRegions } from '../label-studio/regions.ts'
import { openTask } from '../label-studio/tasks.ts'
import type { Scenario, TestContext } from '../scenario.ts'

/** What the editor does when a person draws a prompt with Auto-Annotation on, and when it is deleted again. */
export const interactive: Scenario = {
  name: 'interactive',
  runsOn: () => true,
  suits: (sample) => sample.interactiveContext !== undefined,
  run: async (context) => {
    const { api } = context.labelStudio
    const { backend, project, tasks } = await connectedProject(context, 'interactive')
    await annotateSample(context, project, tasks)
    await startTraining(api, backend.id)
    const version = await newVersion(context, backend.id, backend.model_version)

    const fresh = context.sample.tasks.length - 1
    const answer = await ask(context, backend.id, tasks, fresh)
    checkAnswer(context, answer, version)
    checkRegionsAreNew('on a task without a prediction', answer, drawnPrompts(context, fresh))

    const prefilled = fresh - 1
    await openTask(api, project, tasks[prefilled] ?? 0)
    const stored = await listPredictions(api, project)
    const shown = [...drawnPrompts(context, prefilled), ...stored.flatMap((one) => one.result)]
    checkRegionsAreNew('on a prefilled task', await ask(context, backend.id, tasks, prefilled), shown)

    checkEmptied(await annotateInteractively(api, backend.id, tasks[fresh] ?? 0, { result: [] }))
    const more = (await listPredictions(api, project)).length - stored.length
    assert('nothing is stored', more === 0, `${more} more predictions`)
  },
}

function ask(context: TestContext, backend: number, tasks: number[], index: number): Promise<InteractiveAnswer> {
  const drawn = { result: drawnPrompts(context, index) }
  return annotateInteractively(context.labelStudio.api, backend, tasks[index] ?? 0, drawn)
}

function drawnPrompts({ sample }: TestContext, index: number): Region[] {
  const task = sample.tasks[index]
  const prompts = task && sample.interactiveContext?.(task).result
  if (!prompts?.length) throw new Error(`The sample draws no prompt on task ${index}.`)
  return prompts
}

function checkAnswer(context: TestContext, answer: InteractiveAnswer, version: string | null): void {
  const { proxy } = context
  assert('the answer to a prompt is data, not errors', answer.errors === undefined, answer.errors?.join())
  const result = answer.data?.result
  const count = result?.length ?? 0
  assert('data.result is a list of regions', Array.isArray(result) && count > 0, `${count} regions`)
  const named = answer.data?.model_version
  assert('the answer names the version', named === version, String(named))
  const call = proxy.withPath('/predict').at(-1)
  const took = call?.tookMs ?? Number.POSITIVE_INFINITY
  assert('one prompt is one /predict answered within a second', took < 1000, `${Math.round(took)} ms`)
}

/**
 * The editor drops a whole answer when one of its ids is there already, and shows a region twice when it is repeated.
 * Seen in 1.23.2 with a prefilled prediction.
 */
function checkRegionsAreNew(where: string, answer: InteractiveAnswer, shown: Region[]): void {
  const suggested = answer.data?.result ?? []
  const known = new Set(shown.map(({ id }) => id))
  const clashing = suggested.flatMap(({ id }) => (id === undefined || known.has(id) ? [String(id)] : []))
  assert(`${where}, suggested regions have ids of their own`, clashing.length === 0, clashing.join())
  const repeated = repeatedRegions([...shown, ...suggested]).filter((region) => suggested.includes(region))
  assert(
    `${where}, suggested regions repeat nothing the editor shows`,
    repeated.length === 0,
    repeated.map(({ value }) => JSON.stringify(value)).join(),
  )
}

function checkEmptied(answer: InteractiveAnswer): void {
  const left = answer.data?.result
  assert(
    'the answer to deleted prompts is an empty result',
    Array.isArray(left) && left.length === 0,
    answer.errors?.join() ?? `${left?.length} regions`,
  )
}
