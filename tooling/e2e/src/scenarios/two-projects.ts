import { assert } from '../assert.ts'
import { connectedProject, trainedProject } from '../fixtures/projects.ts'
import { assertKnownLabels, assertLearned, retrieveVersion } from '../fixtures/stored-predictions.ts'
import { relabelSample, renameLabels } from '../label-names.ts'
import { getBackend } from '../label-studio/backends.ts'
import type { Prediction } from '../label-studio/predictions.ts'
import { newestReleaseOnly, type Scenario, type TestContext } from '../scenario.ts'

const rename = (label: string) => `${label} (other)`

/** Two projects with labels of their own on one backend: neither sees anything of the other. */
export const twoProjects: Scenario = {
  name: 'two-projects',
  runsOn: newestReleaseOnly,
  run: async (context) => {
    const { api } = context.labelStudio
    const otherContext = { ...context, sample: renamed(context) }
    const other = await connectedProject(otherContext, 'the other project')
    const first = await trainedProject(context, 'the first project')

    const { model_version: untouched } = await getBackend(api, other.backend.id)
    assert(
      'a training of one project leaves the version of the other alone',
      untouched === other.backend.model_version,
      `${untouched}, was ${other.backend.model_version}`,
    )
    assertOwnLabels(otherContext, await retrieveVersion(context, other.project, untouched))

    const second = await trainedProject(otherContext, 'a third project')
    for (const [owner, { project, version, tasks }] of [
      [context, first],
      [otherContext, second],
    ] as const) {
      const stored = await retrieveVersion(context, project, version)
      assertOwnLabels(owner, stored)
      assertLearned('each has learned its own annotations', owner.sample, tasks, stored)
    }
  },
}

function renamed({ sample }: TestContext) {
  return { ...relabelSample(sample, rename), labelConfig: renameLabels(sample.labelConfig, rename) }
}

function assertOwnLabels({ sample }: TestContext, stored: Prediction[]): void {
  const statement = 'every task is predicted, with labels of its own project'
  assertKnownLabels(statement, sample.labelConfig, stored, sample.tasks.length)
}
