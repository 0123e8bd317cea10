import { labelNames, relabelSample, renameLabels } from '../label-names.ts'
import { getBackend } from '../label-studio/backends.ts'
import type { Prediction } from '../label-studio/predictions.ts'
import { connectedProject } from './connected-project.ts'
import { heldOutAgreement } from './held-out-agreement.ts'
import { retrieveVersion } from './retrieve-version.ts'
import { newestReleaseOnly, type Scenario, type Stage } from './scenario.ts'
import { trainedProject } from './trained-project.ts'

const rename = (label: string) => `${label} (other)`

/** Two projects with labels of their own on one backend: neither sees anything of the other. */
export const twoProjects: Scenario = {
  name: 'two-projects',
  runsOn: newestReleaseOnly,
  run: async (stage) => {
    const { api } = stage.labelStudio
    const otherStage = { ...stage, sample: renamed(stage) }
    const other = await connectedProject(otherStage, 'the other project')
    const first = await trainedProject(stage, 'the first project')

    const { model_version: untouched } = await getBackend(api, other.backend.id)
    stage.checks.check(
      'a training of one project leaves the version of the other alone',
      untouched === other.backend.model_version,
      `${untouched}, was ${other.backend.model_version}`,
    )
    hasOwnLabels(otherStage, await retrieveVersion(stage, other.project, untouched), other.tasks.length)

    const second = await trainedProject(otherStage, 'a third project')
    for (const [its, { project, version, tasks }] of [
      [stage, first],
      [otherStage, second],
    ] as const) {
      const stored = await retrieveVersion(stage, project, version)
      hasOwnLabels(its, stored, tasks.length)
      const agreement = heldOutAgreement(its.sample, tasks, stored)
      stage.checks.check('each has learnt its own annotations', agreement > 0.8, `agreement ${agreement.toFixed(2)}`)
    }
  },
}

function renamed({ sample }: Stage) {
  return { ...relabelSample(sample, rename), labelConfig: renameLabels(sample.labelConfig, rename) }
}

function hasOwnLabels({ sample, checks }: Stage, stored: Prediction[], tasks: number): void {
  const own = new Set(labelNames(sample.labelConfig))
  const used = new Set(stored.flatMap(({ result }) => result.flatMap(({ type, value }) => value[type] as string[])))
  checks.check(
    'every task is predicted, with labels of its own project',
    stored.length === tasks && [...used].every((label) => own.has(label)),
    `${stored.length} predictions: ${[...used].join()}`,
  )
}
