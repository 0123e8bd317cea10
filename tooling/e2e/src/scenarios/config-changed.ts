import type { AppSample } from '../app-sample.ts'
import { assert } from '../assert.ts'
import { annotateSample, type TrainedProject, trainedProject } from '../fixtures/projects.ts'
import { assertKnownLabels, assertLearned, retrieveVersion } from '../fixtures/stored-predictions.ts'
import { trainVersion } from '../fixtures/trainings.ts'
import { relabelSample, renameLabels } from '../label-names.ts'
import { getBackend } from '../label-studio/backends.ts'
import { deleteAnnotations } from '../label-studio/data-manager.ts'
import { updateProject } from '../label-studio/projects.ts'
import { newestReleaseOnly, type Scenario, type TestContext } from '../scenario.ts'

const predictedAnew = 'every task is predicted anew, with no label of the old config'
const rename = (label: string) => `${label} (new)`

/** The label config changes in the middle of a project: first a control is added, then all labels get other names. */
export const configChanged: Scenario = {
  name: 'config-changed',
  runsOn: (release) => newestReleaseOnly(release, false),
  run: async (context) => {
    const trained = await trainedProject(context, 'config changed')
    await addControl(context, trained)
    await renameAll(context, trained)
  },
}

async function addControl(context: TestContext, { project, backend, tasks, version }: TrainedProject): Promise<void> {
  const { api } = context.labelStudio
  const { sample } = context
  const toName = sample.tasks[0]?.truth[0]?.to_name
  const added = `<Choices name="added" toName="${toName}"><Choice value="Yes"/><Choice value="No"/></Choices></View>`
  await updateProject(api, project, { label_config: sample.labelConfig.replace('</View>', added) })
  const now = await getBackend(api, backend.id)
  assert(
    'a backend is Connected after a control was added, under another name of the version',
    now.state === 'CO' && now.model_version !== version && String(now.model_version).startsWith(version),
    `${now.state} ${now.model_version}`,
  )
  const stored = await retrieveVersion(context, project, now.model_version)
  const known = stored.map((one) => ({ ...one, result: one.result.filter(({ from_name }) => from_name !== 'added') }))
  assert('every task is predicted after a control was added', stored.length === tasks.length, `${stored.length}`)
  assertLearned('what was learned is still predicted for the controls that were there', sample, tasks, known)
}

async function renameAll(context: TestContext, { project, backend, tasks }: TrainedProject): Promise<void> {
  const { api } = context.labelStudio
  const sample: AppSample = {
    ...relabelSample(context.sample, rename),
    labelConfig: renameLabels(context.sample.labelConfig, rename),
  }
  const { label_config } = await updateProject(api, project, { label_config: sample.labelConfig })
  assert('Label Studio renames labels although annotations have the old ones', label_config === sample.labelConfig)
  const { state, model_version } = await getBackend(api, backend.id)
  assert('a backend is Connected after labels were renamed', state === 'CO', `${state} ${model_version}`)
  assertKnownLabels(
    predictedAnew,
    sample.labelConfig,
    await retrieveVersion(context, project, model_version),
    tasks.length,
  )

  await deleteAnnotations(api, project, 'all')
  const renamed = { ...context, sample }
  await annotateSample(renamed, project, tasks)
  const stored = await retrieveVersion(context, project, await trainVersion(renamed, backend.id))
  assertKnownLabels(predictedAnew, sample.labelConfig, stored, tasks.length)
  assertLearned('the next training learns the new labels', sample, tasks, stored)
}
