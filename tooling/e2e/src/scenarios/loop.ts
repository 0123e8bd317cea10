import { waitUntil } from '@label-studio-ml/harness'
import { annotatedAndHeldOut } from '../app-sample.ts'
import { deleteAnnotation, skipTask, submitAnnotation, updateAnnotation } from '../label-studio/annotations.ts'
import { backendVersions, disconnectBackend, listBackends, startTraining } from '../label-studio/backends.ts'
import { deletePredictions, leastCertainFirst, retrievePredictions } from '../label-studio/data-manager.ts'
import { listPredictions } from '../label-studio/predictions.ts'
import { chooseVersionToShow, getProject } from '../label-studio/projects.ts'
import { openTask } from '../label-studio/tasks.ts'
import { annotateSample } from './annotate-sample.ts'
import { awaitNewVersion } from './await-new-version.ts'
import { type ConnectedProject, connectedProject } from './connected-project.ts'
import { heldOutAgreement } from './held-out-agreement.ts'
import type { Scenario, Stage } from './scenario.ts'

/** The whole life of a connected backend, from Validate and Save to Disconnect, as a team lives it. */
export const loop: Scenario = {
  name: 'loop',
  runsOn: () => true,
  run: async (stage) => {
    const connected = await connect(stage)
    await openTasks(stage, connected)
    const before = await predictAll(stage, connected, connected.backend.model_version ?? '')
    await annotate(stage, connected)
    const version = await train(stage, connected)
    const after = await predictAll(stage, connected, version)
    stage.checks.check(
      'the new version predicts held-out tasks better than the first',
      after > before,
      `agreement ${before.toFixed(2)} -> ${after.toFixed(2)}`,
    )
    await choose(stage, connected, version)
    await disconnect(stage, connected)
  },
}

async function connect(stage: Stage): Promise<ConnectedProject> {
  const { api } = stage.labelStudio
  const connected = await connectedProject(stage, 'loop')
  const { backend, project } = connected
  stage.checks.check(
    'connecting ends as Connected',
    backend.state === 'CO',
    `${backend.state} ${backend.error_message ?? ''}`,
  )
  const version = backend.model_version
  stage.checks.check('/setup told a version', typeof version === 'string' && version !== '', String(version))
  const webhooks = await api.get<{ url: string }[]>(`/api/webhooks/?project=${project}`)
  const wanted = `${stage.proxy.url}/webhook`
  stage.checks.check(
    'Label Studio subscribed the backend to events',
    webhooks.some((one) => one.url === wanted),
  )
  return connected
}

async function openTasks(stage: Stage, { project, tasks, backend }: ConnectedProject): Promise<void> {
  if (!stage.labelStudio.release.predictsOnOpen) return
  for (const task of tasks.slice(0, 3)) await openTask(stage.labelStudio.api, project, task)
  const stored = await listPredictions(stage.labelStudio.api, project)
  stage.checks.check('each opened task got one prediction', stored.length === 3, `${stored.length} for 3 tasks`)
  stage.checks.check(
    'predictions name the version of /setup',
    stored.every((one) => one.model_version === backend.model_version),
  )
  const scores = stored.map((one) => one.score)
  stage.checks.check('predictions have a score from 0 to 1', scores.every(isShare), JSON.stringify(scores))
}

/** Retrieves predictions for all tasks and returns the agreement with the truth on held-out tasks. */
async function predictAll(stage: Stage, { project, tasks }: ConnectedProject, version: string): Promise<number> {
  const { api } = stage.labelStudio
  await retrievePredictions(api, project)
  const stored = (await listPredictions(api, project)).filter((one) => one.model_version === version)
  const distinct = new Set(stored.map((one) => one.task)).size
  stage.checks.check(
    'retrieving stores one prediction of this version for every task',
    distinct === tasks.length && (!stage.labelStudio.release.retrievesOnlyMissing || stored.length === tasks.length),
    `${stored.length} predictions of ${version} for ${distinct} of ${tasks.length} tasks`,
  )
  return heldOutAgreement(stage.sample, tasks, stored)
}

async function annotate(stage: Stage, { project, tasks }: ConnectedProject): Promise<void> {
  const { api } = stage.labelStudio
  const { annotated } = annotatedAndHeldOut(stage.sample.tasks)
  const last = tasks.at(-1) ?? 0
  const submitted = await annotateSample(stage, project, tasks)
  const extra = await submitAnnotation(api, project, last, annotated[0]?.truth ?? [])
  await updateAnnotation(api, extra.id, annotated[1]?.truth ?? [])
  await deleteAnnotation(api, extra.id)
  await skipTask(api, project, last)
  await eventsArrive(stage, 'ANNOTATION_CREATED', submitted + 2)
  await eventsArrive(stage, 'ANNOTATION_UPDATED', 1)
  await eventsArrive(stage, 'ANNOTATIONS_DELETED', 1)
  const slowest = Math.max(...stage.proxy.withPath('/webhook').map(({ tookMs }) => tookMs))
  stage.checks.check(
    'no event took the second after which Label Studio hangs up',
    slowest < 1000,
    `slowest ${Math.round(slowest)} ms`,
  )
}

async function eventsArrive(stage: Stage, action: string, count: number): Promise<void> {
  await stage.checks.attempt(`${count} ${action} arrived and were answered with 2xx`, () =>
    waitUntil(`${count} ${action}`, () => {
      const answers = stage.proxy.withAction(action).map(({ response }) => response.status)
      if (answers.length === count && answers.every((status) => status >= 200 && status < 300)) return true
      throw new Error(`${answers.length} deliveries, answered ${[...new Set(answers)].join()}`)
    }),
  )
}

async function train(stage: Stage, { backend }: ConnectedProject): Promise<string> {
  const { api, release } = stage.labelStudio
  await startTraining(api, backend.id)
  const answer = stage.proxy.withAction(release.trainingAction).at(-1)
  stage.checks.check(
    'Start Training is answered at once with 2xx, not when training ends',
    answer !== undefined && answer.response.status < 300 && answer.tookMs < 1000,
    answer ? `${answer.response.status} after ${Math.round(answer.tookMs)} ms` : `no ${release.trainingAction} arrived`,
  )
  const version = await awaitNewVersion(stage, backend.id, backend.model_version)
  stage.checks.check('training ends in a new version', true, version)
  if (release.listsVersions) {
    const versions = await backendVersions(api, backend.id)
    stage.checks.check('Label Studio can list the new version', versions.includes(version), versions.join())
  }
  return version
}

async function choose(stage: Stage, { project, tasks }: ConnectedProject, version: string): Promise<void> {
  const { api, release } = stage.labelStudio
  await chooseVersionToShow(api, project, version)
  const shown = (await getProject(api, project)).model_version
  stage.checks.check('the version to show can be chosen', shown === version, String(shown))
  const scores = (await leastCertainFirst(api, release, project)).map((task) => task.predictions_score)
  stage.checks.check(
    'tasks sort by prediction score, least certain first',
    scores.length === tasks.length &&
      scores.every((score, index) => isShare(score) && (scores[index - 1] ?? 0) <= score),
    scores.slice(0, 4).join(),
  )
  stage.checks.check('scores tell tasks apart', new Set(scores).size > 1, `${new Set(scores).size} different scores`)
}

async function disconnect(stage: Stage, { project, backend }: ConnectedProject): Promise<void> {
  const { api } = stage.labelStudio
  await deletePredictions(api, project)
  const left = (await listPredictions(api, project)).length
  stage.checks.check('deleting predictions leaves none', left === 0, `${left} left`)
  await disconnectBackend(api, backend.id)
  const backends = await listBackends(api, project)
  stage.checks.check('disconnecting leaves no backend', backends.length === 0)
  const predicts = stage.proxy.withPath('/predict')
  const refused = predicts.filter(({ response }) => response.status >= 300).length
  stage.checks.check('every /predict was answered with 2xx', refused === 0, `${refused} of ${predicts.length} were not`)
  const health = await fetch(`${stage.app.url}/health`)
  stage.checks.check('the backend is healthy after it all', health.status === 200, `GET /health ${health.status}`)
}

function isShare(score: number | null): score is number {
  return typeof score === 'number' && score >= 0 && score <= 1
}
