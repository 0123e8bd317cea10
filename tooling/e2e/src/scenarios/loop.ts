import { waitUntil } from '@label-studio-ml/harness'
import { annotatedAndHeldOut } from '../app-sample.ts'
import { assert, assertDone } from '../assert.ts'
import { annotateSample, type ConnectedProject, connectedProject } from '../fixtures/projects.ts'
import { heldOutAgreement } from '../fixtures/stored-predictions.ts'
import { newVersion } from '../fixtures/trainings.ts'
import { deleteAnnotation, skipTask, submitAnnotation, updateAnnotation } from '../label-studio/annotations.ts'
import { backendVersions, disconnectBackend, listBackends, startTraining } from '../label-studio/backends.ts'
import { deletePredictions, leastCertainFirst, retrievePredictions } from '../label-studio/data-manager.ts'
import { listPredictions } from '../label-studio/predictions.ts'
import { chooseVersionToShow, getProject } from '../label-studio/projects.ts'
import { openTask } from '../label-studio/tasks.ts'
import type { Scenario, TestContext } from '../scenario.ts'

/** The whole life of a connected backend, from Validate and Save to Disconnect, as a team lives it. */
export const loop: Scenario = {
  name: 'loop',
  runsOn: () => true,
  run: async (context) => {
    const connected = await connect(context)
    await openTasks(context, connected)
    const before = await predictAll(context, connected, connected.backend.model_version ?? '')
    await annotate(context, connected)
    const version = await train(context, connected)
    const after = await predictAll(context, connected, version)
    assert(
      'the new version predicts held-out tasks better than the first',
      after > before,
      `agreement ${before.toFixed(2)} -> ${after.toFixed(2)}`,
    )
    await choose(context, connected, version)
    await disconnect(context, connected)
  },
}

async function connect(context: TestContext): Promise<ConnectedProject> {
  const { api } = context.labelStudio
  const connected = await connectedProject(context, 'loop')
  const { backend, project } = connected
  assert('connecting ends as Connected', backend.state === 'CO', `${backend.state} ${backend.error_message ?? ''}`)
  const version = backend.model_version
  assert('/setup answered with a version', typeof version === 'string' && version !== '', String(version))
  const webhooks = await api.get<{ url: string }[]>(`/api/webhooks/?project=${project}`)
  const wanted = `${context.proxy.url}/webhook`
  assert(
    'Label Studio subscribed the backend to events',
    webhooks.some((one) => one.url === wanted),
  )
  return connected
}

async function openTasks(context: TestContext, { project, tasks, backend }: ConnectedProject): Promise<void> {
  if (!context.labelStudio.release.predictsOnOpen) return
  for (const task of tasks.slice(0, 3)) await openTask(context.labelStudio.api, project, task)
  const stored = await listPredictions(context.labelStudio.api, project)
  assert('each opened task got one prediction', stored.length === 3, `${stored.length} for 3 tasks`)
  assert(
    'predictions name the version of /setup',
    stored.every((one) => one.model_version === backend.model_version),
  )
  const scores = stored.map((one) => one.score)
  assert('predictions have a score from 0 to 1', scores.every(isShare), JSON.stringify(scores))
}

/** Retrieves predictions for all tasks and returns the agreement with the truth on held-out tasks. */
async function predictAll(
  context: TestContext,
  { project, tasks }: ConnectedProject,
  version: string,
): Promise<number> {
  const { api } = context.labelStudio
  await retrievePredictions(api, project)
  const stored = (await listPredictions(api, project)).filter((one) => one.model_version === version)
  const distinct = new Set(stored.map((one) => one.task)).size
  assert(
    'retrieving stores one prediction of this version for every task',
    distinct === tasks.length && (!context.labelStudio.release.retrievesOnlyMissing || stored.length === tasks.length),
    `${stored.length} predictions of ${version} for ${distinct} of ${tasks.length} tasks`,
  )
  return heldOutAgreement(context.sample, tasks, stored)
}

async function annotate(context: TestContext, { project, tasks }: ConnectedProject): Promise<void> {
  const { api } = context.labelStudio
  const { annotated } = annotatedAndHeldOut(context.sample.tasks)
  const last = tasks.at(-1) ?? 0
  const submitted = await annotateSample(context, project, tasks)
  const extra = await submitAnnotation(api, project, last, annotated[0]?.truth ?? [])
  await updateAnnotation(api, extra.id, annotated[1]?.truth ?? [])
  await deleteAnnotation(api, extra.id)
  await skipTask(api, project, last)
  await eventsArrive(context, 'ANNOTATION_CREATED', submitted + 2)
  await eventsArrive(context, 'ANNOTATION_UPDATED', 1)
  await eventsArrive(context, 'ANNOTATIONS_DELETED', 1)
  const slowest = Math.max(...context.proxy.withPath('/webhook').map(({ tookMs }) => tookMs))
  assert(
    'no event took the second after which Label Studio hangs up',
    slowest < 1000,
    `slowest ${Math.round(slowest)} ms`,
  )
}

async function eventsArrive(context: TestContext, action: string, count: number): Promise<void> {
  await assertDone(`${count} ${action} arrived and were answered with 2xx`, () =>
    waitUntil(`${count} ${action}`, () => {
      const answers = context.proxy.withAction(action).map(({ response }) => response.status)
      if (answers.length === count && answers.every((status) => status >= 200 && status < 300)) return true
      throw new Error(`${answers.length} deliveries, answered ${[...new Set(answers)].join()}`)
    }),
  )
}

async function train(context: TestContext, { backend }: ConnectedProject): Promise<string> {
  const { api, release } = context.labelStudio
  await startTraining(api, backend.id)
  const answer = context.proxy.withAction(release.trainingAction).at(-1)
  assert(
    'Start Training gets 2xx at once, not when training ends',
    answer !== undefined && answer.response.status < 300 && answer.tookMs < 1000,
    answer ? `${answer.response.status} after ${Math.round(answer.tookMs)} ms` : `no ${release.trainingAction} arrived`,
  )
  const version = await newVersion(context, backend.id, backend.model_version)
  assert('training ends in a new version', true, version)
  if (release.listsVersions) {
    const versions = await backendVersions(api, backend.id)
    assert('Label Studio can list the new version', versions.includes(version), versions.join())
  }
  return version
}

async function choose(context: TestContext, { project, tasks }: ConnectedProject, version: string): Promise<void> {
  const { api, release } = context.labelStudio
  await chooseVersionToShow(api, project, version)
  const shown = (await getProject(api, project)).model_version
  assert('the version to show can be chosen', shown === version, String(shown))
  const scores = (await leastCertainFirst(api, release, project)).map((task) => task.predictions_score)
  assert(
    'tasks sort by prediction score, least certain first',
    scores.length === tasks.length &&
      scores.every((score, index) => isShare(score) && (scores[index - 1] ?? 0) <= score),
    scores.slice(0, 4).join(),
  )
  assert('scores differ from task to task', new Set(scores).size > 1, `${new Set(scores).size} different scores`)
}

async function disconnect(context: TestContext, { project, backend }: ConnectedProject): Promise<void> {
  const { api } = context.labelStudio
  await deletePredictions(api, project)
  const left = (await listPredictions(api, project)).length
  assert('deleting predictions leaves none', left === 0, `${left} left`)
  await disconnectBackend(api, backend.id)
  const backends = await listBackends(api, project)
  assert('disconnecting leaves no backend', backends.length === 0)
  const predicts = context.proxy.withPath('/predict')
  const refused = predicts.filter(({ response }) => response.status >= 300).length
  assert('every /predict was answered with 2xx', refused === 0, `${refused} of ${predicts.length} were not`)
  const health = await fetch(`${context.app.url}/health`)
  assert('the backend is healthy after it all', health.status === 200, `GET /health ${health.status}`)
}

function isShare(score: number | null): score is number {
  return typeof score === 'number' && score >= 0 && score <= 1
}
