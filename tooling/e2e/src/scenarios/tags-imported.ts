import { isDeepStrictEqual } from 'node:util'
import { checkPrediction } from '@label-studio-ml/sdk/host'
import { assert } from '../assert.ts'
import { type LabelStudioApi, LabelStudioError } from '../label-studio/api.ts'
import { listPredictions, type Prediction } from '../label-studio/predictions.ts'
import { createProject } from '../label-studio/projects.ts'
import { releases } from '../label-studio/releases.ts'
import { importPredicted } from '../label-studio/tasks.ts'
import type { Scenario, TestContext } from '../scenario.ts'
import {
  type LabelConfigSample,
  pairExamples,
  pairMistakes,
  pairSamples,
  templateSamples,
} from '../tags/label-config-samples.ts'

/**
 * A Label Studio that validates predictions stores those of every control tag on every object tag, and of real label
 * configs; and the check at the level `labelStudio` comes to the same verdict as it.
 */
export const tagsImported: Scenario = {
  name: 'tags-imported',
  app: 'simple-text-classifier',
  runsOn: (release, validating) => release.version === releases[0]?.version && validating,
  run: importTags,
}

async function importTags({ labelStudio: { api } }: TestContext): Promise<void> {
  const projects = new Map<number, LabelConfigSample>()
  for (const sample of [...pairSamples(), ...pairExamples(), ...templateSamples()]) {
    const { name, refusal } = sample
    const { project, said } = await importSample(api, sample)
    if (refusal === undefined) projects.set(project, sample)
    const isAsListed = refusal === undefined ? said === undefined : said?.includes(refusal) === true
    assert(`${name} is ${refusal === undefined ? 'taken' : `refused with "${refusal}"`}`, isAsListed, said)
  }
  for (const sample of pairMistakes()) await importSample(api, sample)
  assertStored(projects, await listPredictions(api))
}

/** Imports a sample into a project of its own, and compares the verdicts. */
async function importSample(api: LabelStudioApi, { name, labelConfig, config, data, predictions }: LabelConfigSample) {
  const { id } = await createProject(api, name.slice(-50), labelConfig)
  const said = await refusalOf(() => importPredicted(api, id, [{ data, predictions }]))
  const problems = predictions.flatMap((prediction) => checkPrediction(prediction, config, { level: 'labelStudio' }))
  const ours = problems.map(({ message }) => message).join('; ')
  assert(
    `${name} gets the same verdict from Label Studio as from our check`,
    (said === undefined) === (ours === ''),
    `Label Studio: ${said}; ours: ${ours}`,
  )
  return { project: id, said }
}

async function refusalOf(send: () => Promise<unknown>): Promise<string | undefined> {
  try {
    await send()
    return undefined
  } catch (error) {
    if (error instanceof LabelStudioError && error.status === 400) return error.body
    throw error
  }
}

/** Whether each project has the predictions as they were sent. */
function assertStored(projects: ReadonlyMap<number, LabelConfigSample>, stored: readonly Prediction[]): void {
  const byProject = Map.groupBy(stored, ({ project }) => project)
  for (const [project, { name, predictions }] of projects) {
    const results = byProject
      .get(project)
      ?.toSorted((one, other) => one.id - other.id)
      .map(({ result }) => result)
    const sent = predictions.map(({ result }) => result)
    assert(`${name} is stored as it was sent`, isDeepStrictEqual(results, sent), JSON.stringify(results)?.slice(0, 600))
  }
}
