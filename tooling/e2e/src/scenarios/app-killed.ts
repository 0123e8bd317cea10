import { waitUntil } from '@label-studio-ml/harness'
import { type Annotation, submitAnnotation, updateAnnotation } from '../label-studio/annotations.ts'
import { backendVersions, getBackend } from '../label-studio/backends.ts'
import { openTask } from '../label-studio/tasks.ts'
import { annotateSample } from './annotate-sample.ts'
import { awaitNewVersion } from './await-new-version.ts'
import { type ConnectedProject, connectedProject } from './connected-project.ts'
import { heldOutAgreement } from './held-out-agreement.ts'
import { retrieveVersion } from './retrieve-version.ts'
import { newestReleaseOnly, type Scenario, type Stage } from './scenario.ts'
import { pressedTraining, trainingJob, trainVersion } from './training-job.ts'

/** kill -9 of the backend between two steps and in the middle of a training: nothing that it answered for is forgotten. */
export const appKilled: Scenario = {
  name: 'app-killed',
  runsOn: newestReleaseOnly,
  run: async (stage) => {
    const connected = await connectedProject(stage, 'killed')
    const untrained = connected.backend.model_version
    await annotateSample(stage, connected.project, connected.tasks)
    await stage.app.kill()
    const missed = await whileItIsAway(stage, connected)
    await stage.app.restart()
    await isConnected(stage, connected, untrained)
    await tellAgain(stage, missed)

    await killWhileTraining(stage, connected)
    const version = await awaitNewVersion(stage, connected.backend.id, untrained)
    stage.checks.check(
      'a training that was cut off is done after the restart, without being asked again',
      true,
      version,
    )
    const stored = await retrieveVersion(stage, connected.project, version)
    const agreement = heldOutAgreement(stage.sample, connected.tasks, stored)
    stage.checks.check(
      'it has learnt the annotations from before both kills',
      stored.length === connected.tasks.length && agreement > 0.8,
      `agreement ${agreement.toFixed(2)} on ${stored.length} predictions`,
    )
    await killAndCompare(stage, connected)
  },
}

async function whileItIsAway(stage: Stage, { project, backend, tasks }: ConnectedProject): Promise<Annotation> {
  const { api } = stage.labelStudio
  const { state, error_message } = await getBackend(api, backend.id)
  stage.checks.check('a killed backend is shown as Disconnected', state === 'DI', `${state} ${error_message ?? ''}`)
  const last = tasks.at(-1) ?? 0
  const { predictions } = await openTask(api, project, last)
  stage.checks.check('tasks open without it, with no prediction', predictions.length === 0)
  const saved = await submitAnnotation(api, project, last, stage.sample.tasks.at(-1)?.truth ?? [])
  const refused = stage.proxy.withAction('ANNOTATION_CREATED').at(-1)?.response.status
  stage.checks.check(
    'annotations are saved without it, and told to nobody',
    saved.id > 0 && refused === 502,
    `${refused}`,
  )
  return saved
}

/** Label Studio tells each event once: what was saved meanwhile is told by its next update. */
async function tellAgain({ labelStudio, proxy, checks }: Stage, { id, result }: Annotation): Promise<void> {
  await updateAnnotation(labelStudio.api, id, result)
  const told = proxy.withAction('ANNOTATION_UPDATED').at(-1)
  const { annotation } = (told?.request.body ?? {}) as { annotation?: { id: number } }
  checks.check(
    'an annotation that was saved meanwhile is told when it is updated',
    annotation?.id === id && told?.response.status === 201,
    `${told?.response.status}`,
  )
}

async function isConnected(stage: Stage, { backend }: ConnectedProject, version: string | null): Promise<void> {
  const { state, model_version } = await getBackend(stage.labelStudio.api, backend.id)
  stage.checks.check(
    'started again, it is Connected with the version it had',
    state === 'CO' && model_version === version,
    `${state} ${model_version}`,
  )
}

/** Kills it as soon as its training process works. */
async function killWhileTraining(stage: Stage, { backend }: ConnectedProject): Promise<void> {
  const job = await pressedTraining(stage, backend.id)
  const runs = async () => (await trainingJob(stage, job)).job_status === 'started'
  await waitUntil('the training runs', runs, { everyMs: 5 })
  await stage.app.kill()
  await stage.app.restart()
  const { job_status: status } = await trainingJob(stage, job)
  stage.checks.check(
    'the training that ran is taken up by the next start',
    ['queued', 'started', 'finished'].includes(status),
    status,
  )
}

async function killAndCompare(stage: Stage, connected: ConnectedProject): Promise<void> {
  const { api } = stage.labelStudio
  const { backend, project } = connected
  const before = await backendVersions(api, backend.id)
  const second = await trainVersion(stage, backend.id)
  const stored = await retrieveVersion(stage, project, second)
  await stage.app.kill()
  await stage.app.restart()
  await isConnected(stage, connected, second)
  const after = await backendVersions(api, backend.id)
  stage.checks.check('all versions are still listed', after.join() === [second, ...before].join(), after.join())
  const again = await retrieveVersion(stage, project, second)
  stage.checks.check('nothing is predicted twice for a version Label Studio has', again.length === stored.length)
}
