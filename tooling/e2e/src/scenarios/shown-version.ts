import { connectBackend } from '../label-studio/backends.ts'
import { leastCertainFirst, retrievePredictions } from '../label-studio/data-manager.ts'
import { listPredictions } from '../label-studio/predictions.ts'
import { chooseVersionToShow, getProject, updateProject } from '../label-studio/projects.ts'
import { type ConnectedProject, connectedProject } from './connected-project.ts'
import { retrieveVersion } from './retrieve-version.ts'
import { newestReleaseOnly, type Scenario, type Stage } from './scenario.ts'

/** What docs/connect.md tells of the model and the version that are shown. */
export const shownVersion: Scenario = {
  name: 'shown-version',
  app: 'simple-text-classifier',
  runsOn: newestReleaseOnly,
  run: async (stage) => {
    const connected = await connectedProject(stage, 'shown')
    const { project, backend } = connected
    await retrieveVersion(stage, project, backend.model_version)
    await showScores(stage, connected)
    await secondModel(stage, connected)
    await switchOffAndOn(stage, connected)
  },
}

async function showScores(stage: Stage, { project, backend }: ConnectedProject): Promise<void> {
  const { api, release } = stage.labelStudio
  const { model_version: live } = await getProject(api, project)
  const scores = async () => (await leastCertainFirst(api, release, project)).map((task) => task.predictions_score)
  const ofModel = await scores()
  stage.checks.check(
    'the score column is empty while the live model is chosen by its name',
    live === backend.title && ofModel.every((score) => score === null),
    `${live}: ${ofModel.slice(0, 3).join()}`,
  )
  await chooseVersionToShow(api, project, backend.model_version ?? '')
  const ofVersion = await scores()
  stage.checks.check(
    'it is filled when the version is chosen',
    ofVersion.every((score) => typeof score === 'number'),
    ofVersion.slice(0, 3).join(),
  )
}

async function secondModel(stage: Stage, { project }: ConnectedProject): Promise<void> {
  const { api } = stage.labelStudio
  const url = `${stage.proxy.url}/second`
  await connectBackend(api, project, url, { title: 'second' })
  await chooseVersionToShow(api, project, 'second')
  const before = (await listPredictions(api, project)).length
  await retrievePredictions(api, project)
  const after = (await listPredictions(api, project)).length
  const asked = stage.proxy.withPath('/second/predict').length
  stage.checks.check('a second model is never asked for predictions', asked === 0 && after === before, `${asked} calls`)
}

async function switchOffAndOn(stage: Stage, { project, backend }: ConnectedProject): Promise<void> {
  const { api } = stage.labelStudio
  await chooseVersionToShow(api, project, backend.model_version ?? '')
  await updateProject(api, project, { show_collab_predictions: false })
  await updateProject(api, project, { show_collab_predictions: true })
  const { model_version } = await getProject(api, project)
  stage.checks.check('switching predictions off and on forgets what was chosen', !model_version, `"${model_version}"`)
}
