import { assert } from '../assert.ts'
import { type ConnectedProject, connectedProject } from '../fixtures/projects.ts'
import { retrieveVersion } from '../fixtures/stored-predictions.ts'
import { connectBackend } from '../label-studio/backends.ts'
import { leastCertainFirst, retrievePredictions } from '../label-studio/data-manager.ts'
import { listPredictions } from '../label-studio/predictions.ts'
import { chooseVersionToShow, getProject, updateProject } from '../label-studio/projects.ts'
import { newestReleaseOnly, type Scenario, type TestContext } from '../scenario.ts'

/** What docs/connect.md says about the model and the version that are shown. */
export const shownVersion: Scenario = {
  name: 'shown-version',
  app: 'simple-text-classifier',
  runsOn: newestReleaseOnly,
  run: async (context) => {
    const connected = await connectedProject(context, 'shown')
    const { project, backend } = connected
    await retrieveVersion(context, project, backend.model_version)
    await showScores(context, connected)
    await secondModel(context, connected)
    await switchOffAndOn(context, connected)
  },
}

async function showScores(context: TestContext, { project, backend }: ConnectedProject): Promise<void> {
  const { api, release } = context.labelStudio
  const { model_version: live } = await getProject(api, project)
  const scores = async () => (await leastCertainFirst(api, release, project)).map((task) => task.predictions_score)
  const ofModel = await scores()
  assert(
    'the score column is empty while the live model is chosen by its name',
    live === backend.title && ofModel.every((score) => score === null),
    `${live}: ${ofModel.slice(0, 3).join()}`,
  )
  await chooseVersionToShow(api, project, backend.model_version ?? '')
  const ofVersion = await scores()
  assert(
    'it is filled when the version is chosen',
    ofVersion.every((score) => typeof score === 'number'),
    ofVersion.slice(0, 3).join(),
  )
}

async function secondModel(context: TestContext, { project }: ConnectedProject): Promise<void> {
  const { api } = context.labelStudio
  const url = `${context.proxy.url}/second`
  await connectBackend(api, project, url, { title: 'second' })
  await chooseVersionToShow(api, project, 'second')
  const before = (await listPredictions(api, project)).length
  await retrievePredictions(api, project)
  const after = (await listPredictions(api, project)).length
  const asked = context.proxy.withPath('/second/predict').length
  assert('a second model is never asked for predictions', asked === 0 && after === before, `${asked} calls`)
}

async function switchOffAndOn(context: TestContext, { project, backend }: ConnectedProject): Promise<void> {
  const { api } = context.labelStudio
  await chooseVersionToShow(api, project, backend.model_version ?? '')
  await updateProject(api, project, { show_collab_predictions: false })
  await updateProject(api, project, { show_collab_predictions: true })
  const { model_version } = await getProject(api, project)
  assert('switching predictions off and on clears what was chosen', !model_version, `"${model_version}"`)
}
