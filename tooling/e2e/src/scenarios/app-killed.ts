import { waitUntil } from '@label-studio-ml/harness'
import { assert } from '../assert.ts'
import { annotateSample, type ConnectedProject, connectedProject } from '../fixtures/projects.ts'
import { assertLearned, retrieveVersion } from '../fixtures/stored-predictions.ts'
import { newVersion, pressStartTraining, trainingJob, trainVersion } from '../fixtures/trainings.ts'
import { type Annotation, submitAnnotation, updateAnnotation } from '../label-studio/annotations.ts'
import { backendVersions, getBackend } from '../label-studio/backends.ts'
import { openTask } from '../label-studio/tasks.ts'
import { newestReleaseOnly, type Scenario, type TestContext } from '../scenario.ts'

/** kill -9 of the backend between two steps and in the middle of a training: nothing that it acknowledged is lost. */
export const appKilled: Scenario = {
  name: 'app-killed',
  runsOn: newestReleaseOnly,
  run: async (context) => {
    const connected = await connectedProject(context, 'killed')
    const untrained = connected.backend.model_version
    await annotateSample(context, connected.project, connected.tasks)
    await context.app.kill()
    const missed = await whileItIsAway(context, connected)
    await context.app.restart()
    await isConnected(context, connected, untrained)
    await updateMissed(context, missed)

    await killWhileTraining(context, connected)
    const version = await newVersion(context, connected.backend.id, untrained)
    assert('a training that was cut off is done after the restart, without being asked again', true, version)
    const stored = await retrieveVersion(context, connected.project, version)
    assert('every task is predicted by it', stored.length === connected.tasks.length, `${stored.length}`)
    assertLearned('it has learned the annotations from before both kills', context.sample, connected.tasks, stored)
    await killAndCompare(context, connected)
  },
}

async function whileItIsAway(context: TestContext, { project, backend, tasks }: ConnectedProject): Promise<Annotation> {
  const { api } = context.labelStudio
  const { state, error_message } = await getBackend(api, backend.id)
  assert('a killed backend is shown as Disconnected', state === 'DI', `${state} ${error_message ?? ''}`)
  const last = tasks.at(-1) ?? 0
  const { predictions } = await openTask(api, project, last)
  assert('tasks open without it, with no prediction', predictions.length === 0)
  const saved = await submitAnnotation(api, project, last, context.sample.tasks.at(-1)?.truth ?? [])
  const refused = context.proxy.withAction('ANNOTATION_CREATED').at(-1)?.response.status
  assert('annotations are saved without it, and delivered to nobody', saved.id > 0 && refused === 502, `${refused}`)
  return saved
}

/** Label Studio sends each event once: what was saved meanwhile arrives with its next update. */
async function updateMissed({ labelStudio, proxy }: TestContext, { id, result }: Annotation): Promise<void> {
  await updateAnnotation(labelStudio.api, id, result)
  const event = proxy.withAction('ANNOTATION_UPDATED').at(-1)
  const { annotation } = (event?.request.body ?? {}) as { annotation?: { id: number } }
  assert(
    'an annotation that was saved meanwhile arrives when it is updated',
    annotation?.id === id && event?.response.status === 201,
    `${event?.response.status}`,
  )
}

async function isConnected(context: TestContext, { backend }: ConnectedProject, version: string | null): Promise<void> {
  const { state, model_version } = await getBackend(context.labelStudio.api, backend.id)
  assert(
    'started again, it is Connected with the version it had',
    state === 'CO' && model_version === version,
    `${state} ${model_version}`,
  )
}

/** Kills it as soon as its training process works. */
async function killWhileTraining(context: TestContext, { backend }: ConnectedProject): Promise<void> {
  const job = await pressStartTraining(context, backend.id)
  const runs = async () => (await trainingJob(context, job)).job_status === 'started'
  await waitUntil('the training runs', runs, { everyMs: 5 })
  await context.app.kill()
  await context.app.restart()
  const { job_status: status } = await trainingJob(context, job)
  assert(
    'the training that ran is taken up by the next start',
    ['queued', 'started', 'finished'].includes(status),
    status,
  )
}

async function killAndCompare(context: TestContext, connected: ConnectedProject): Promise<void> {
  const { api } = context.labelStudio
  const { backend, project } = connected
  const before = await backendVersions(api, backend.id)
  const second = await trainVersion(context, backend.id)
  const stored = await retrieveVersion(context, project, second)
  await context.app.kill()
  await context.app.restart()
  await isConnected(context, connected, second)
  const after = await backendVersions(api, backend.id)
  assert('all versions are still listed', after.join() === [second, ...before].join(), after.join())
  const again = await retrieveVersion(context, project, second)
  assert('nothing is predicted twice for a version Label Studio has', again.length === stored.length)
}
