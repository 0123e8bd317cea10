import { assert } from '../assert.ts'
import { type FragileProject, fragileConfig, withFragileProject } from '../fixtures/fragile-project.ts'
import { retrieveVersion } from '../fixtures/stored-predictions.ts'
import { getBackend } from '../label-studio/backends.ts'
import { updateProject } from '../label-studio/projects.ts'
import type { Scenario, TestContext } from '../scenario.ts'

/** A model that names its version: annotators see the name, and a new name, or new labels, make Label Studio ask again. */
export const declaredVersion: Scenario = {
  name: 'declared-version',
  app: 'simple-text-classifier',
  runsOn: (release) => release.retrievesOnlyMissing,
  run: (context) =>
    withFragileProject(context, 'declared version', async (fragile) => {
      const seen = await allPredicted(context, fragile, 'a version that the model names is stored as it is')
      assert('its name is the plain one', seen === '1.0.0', seen)
      await fragile.restartAs('1.1.0')
      const raised = await allPredicted(context, fragile, 'a new version is asked for every task')
      assert('the new name is shown', raised === '1.1.0', raised)
      await changeLabels(context, fragile)
    }),
}

async function changeLabels(context: TestContext, fragile: FragileProject): Promise<void> {
  const { api } = context.labelStudio
  const label_config = fragileConfig.replace('<Choice value="Fine"/>', '<Choice value="Good"/><Choice value="Bad"/>')
  await updateProject(api, fragile.project, { label_config })
  const relabeled = await allPredicted(context, fragile, 'after a change of the labels every task is asked again')
  assert('the version with the other labels has another name', /^1\.1\.0\+\w{5}$/.test(relabeled), relabeled)
  await updateProject(api, fragile.project, { label_config: fragileConfig })
  const { model_version } = await getBackend(api, fragile.backend.id)
  assert('the first labels have the plain name again', model_version === '1.1.0', `${model_version}`)
}

/** Retrieves and gives the version that Label Studio has stored for every task. */
async function allPredicted(
  context: TestContext,
  { project, backend, tasks }: FragileProject,
  title: string,
): Promise<string> {
  const { model_version } = await getBackend(context.labelStudio.api, backend.id)
  const stored = await retrieveVersion(context, project, model_version)
  assert(title, stored.length === tasks.length, `${stored.length} of ${model_version}`)
  return String(model_version)
}
