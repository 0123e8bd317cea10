import type { AppSample } from '../app-sample.ts'
import { labelNames, relabelSample, renameLabels } from '../label-names.ts'
import { getBackend } from '../label-studio/backends.ts'
import { deleteAnnotations } from '../label-studio/data-manager.ts'
import type { Prediction } from '../label-studio/predictions.ts'
import { updateProject } from '../label-studio/projects.ts'
import { annotateSample } from './annotate-sample.ts'
import { heldOutAgreement } from './held-out-agreement.ts'
import { retrieveVersion } from './retrieve-version.ts'
import { newestReleaseOnly, type Scenario, type Stage } from './scenario.ts'
import { type TrainedProject, trainedProject } from './trained-project.ts'
import { trainVersion } from './training-job.ts'

const rename = (label: string) => `${label} (new)`

/** The label config changes in the middle of a project: first a control is added, then all labels get other names. */
export const configChanged: Scenario = {
  name: 'config-changed',
  runsOn: (release) => newestReleaseOnly(release, false),
  run: async (stage) => {
    const trained = await trainedProject(stage, 'config changed')
    await addControl(stage, trained)
    await renameAll(stage, trained)
  },
}

async function addControl(stage: Stage, { project, backend, tasks, version }: TrainedProject): Promise<void> {
  const { api } = stage.labelStudio
  const { checks, sample } = stage
  const toName = sample.tasks[0]?.truth[0]?.to_name
  const added = `<Choices name="added" toName="${toName}"><Choice value="Yes"/><Choice value="No"/></Choices></View>`
  await updateProject(api, project, { label_config: sample.labelConfig.replace('</View>', added) })
  const now = await getBackend(api, backend.id)
  checks.check(
    'a backend is Connected after a control was added, under another name of the version',
    now.state === 'CO' && now.model_version !== version && String(now.model_version).startsWith(version),
    `${now.state} ${now.model_version}`,
  )
  const stored = await retrieveVersion(stage, project, now.model_version)
  const known = stored.map((one) => ({ ...one, result: one.result.filter(({ from_name }) => from_name !== 'added') }))
  const agreement = heldOutAgreement(sample, tasks, known)
  checks.check(
    'what was learnt is still predicted for the controls that were there',
    stored.length === tasks.length && agreement > 0.8,
    `agreement ${agreement.toFixed(2)} on ${stored.length} predictions`,
  )
}

async function renameAll(stage: Stage, { project, backend, tasks }: TrainedProject): Promise<void> {
  const { api } = stage.labelStudio
  const sample: AppSample = {
    ...relabelSample(stage.sample, rename),
    labelConfig: renameLabels(stage.sample.labelConfig, rename),
  }
  const { label_config } = await updateProject(api, project, { label_config: sample.labelConfig })
  stage.checks.check(
    'Label Studio renames labels although annotations have the old ones',
    label_config === sample.labelConfig,
  )
  const { state, model_version } = await getBackend(api, backend.id)
  stage.checks.check('a backend is Connected after labels were renamed', state === 'CO', `${state} ${model_version}`)
  onlyLabelsOf(stage, sample, await retrieveVersion(stage, project, model_version), tasks.length)

  await deleteAnnotations(api, project, 'all')
  const renamed = { ...stage, sample }
  await annotateSample(renamed, project, tasks)
  const stored = await retrieveVersion(stage, project, await trainVersion(renamed, backend.id))
  onlyLabelsOf(stage, sample, stored, tasks.length)
  const agreement = heldOutAgreement(sample, tasks, stored)
  stage.checks.check('the next training learns the new labels', agreement > 0.8, `agreement ${agreement.toFixed(2)}`)
}

function onlyLabelsOf({ checks }: Stage, { labelConfig }: AppSample, stored: Prediction[], tasks: number): void {
  const names = new Set(labelNames(labelConfig))
  const used = new Set(stored.flatMap(({ result }) => result.flatMap(({ type, value }) => value[type] as string[])))
  checks.check(
    'every task is predicted anew, with no label of the old config',
    stored.length === tasks && [...used].every((label) => names.has(label)),
    `${stored.length} predictions: ${[...used].join()}`,
  )
}
