import { createLabelStudioClient, type LabelStudioClient } from '@label-studio-ml/sdk/label-studio'
import { assert, assertDone, assertRefused } from '../assert.ts'
import { startFaultyProxy } from '../faulty-proxy.ts'
import { user } from '../label-studio/server-environment.ts'
import type { Scenario, TestContext } from '../scenario.ts'

const region = { from_name: 'sentiment', to_name: 'text', type: 'choices', value: { choices: ['Positive'] } }
/** More than the ids of one request. */
const taskCount = 240
const annotatedCount = 220

/** Every call of the SDK's client. */
export const client: Scenario = {
  name: 'client',
  app: 'simple-text-classifier',
  runsOn: (release, validating) => release.taskList === '/api/tasks' && !validating,
  run: async (context) => {
    const { labelStudio, sample } = context
    const made = createLabelStudioClient({ url: labelStudio.url, apiKey: user.token })
    try {
      const { release, time } = await made.version()
      assert('the client tells release and clock', release === labelStudio.release.version && time !== undefined)
      assert('whose key it has', (await made.currentUser()).email === user.email)
      const { id } = await made.projects.create({ title: 'client', labelConfig: sample.labelConfig })
      await tasksOfClient(made, id)
      await exportOfClient(context, made, id)
      await predictionsOfClient(context, made, id)
      await connectionsOfClient(context, made, id)
      await projectsOfClient(made, id)
    } finally {
      await made.close()
    }
  },
}

async function tasksOfClient({ tasks, projects }: LabelStudioClient, project: number) {
  const imported = await tasks.import(
    project,
    Array.from({ length: taskCount }, (_, index) => ({
      data: { text: `text ${index} é😀` },
      ...(index < annotatedCount && { annotations: [{ result: [region] }] }),
    })),
  )
  const { annotationCount, ...found } = await projects.get(project)
  assert(
    'imported tasks are counted',
    imported === taskCount && found.taskCount === taskCount && annotationCount === annotatedCount,
    `${imported} ${found.taskCount} ${annotationCount}`,
  )
  const all = await Array.fromAsync(tasks.list(project, { pageSize: 100 }))
  const texts = new Set(all.map(({ data }) => data.text))
  assert(
    'pages hold each task once',
    all.length === taskCount && texts.size === taskCount,
    `${all.length} ${texts.size}`,
  )
  const unlabeled = { filter: 'filter:tasks:total_annotations', operator: 'equal', type: 'Number', value: 0 }
  const left = await Array.fromAsync(tasks.list(project, { filters: [unlabeled], fields: 'all' }))
  assert('a filter leaves the tasks without annotation', left.length === taskCount - annotatedCount, `${left.length}`)
  assert('and counts them', (await tasks.count(project, { filters: [unlabeled] })) === left.length)
  const ids = [all[5]!.id, all[150]!.id, all[3]!.id]
  const chosen = await Array.fromAsync(tasks.list(project, { ids, fields: 'all' }))
  assert(
    'chosen tasks come with their annotations',
    chosen.map(({ id }) => id).join() === [ids[2], ids[0], ids[1]].join() &&
      chosen.every(({ annotations }) => annotations[0]?.result?.length === 1),
  )
  assert('so does one task', (await tasks.get(ids[0]!)).annotations.length === 1)
}

/** The export in one go, and the snapshot that is written where a proxy does not wait for that, tell the same. */
async function exportOfClient({ labelStudio: { api, url } }: TestContext, made: LabelStudioClient, project: number) {
  const atOnce = await Array.fromAsync(made.exportTasks(project))
  const proxy = await startFaultyProxy(url, (asked) => (asked.endsWith('/export') ? { status: 504 } : undefined))
  const behindProxy = createLabelStudioClient({ url: proxy.url, apiKey: user.token })
  const fromSnapshot = await Array.fromAsync(behindProxy.exportTasks(project))
  await Promise.all([behindProxy.close(), proxy.stop()])
  assert(
    'behind a proxy a snapshot is read',
    proxy.asked.some((asked) => asked.endsWith('/download')),
    `${proxy.asked}`,
  )
  const told = (tasks: typeof atOnce) =>
    JSON.stringify(
      tasks.sort((a, b) => a.id - b.id).map(({ id, annotations }) => [id, annotations.map((one) => one.id)]),
    )
  assert(
    'an export has each annotated task, from a snapshot as at once',
    fromSnapshot.length === annotatedCount && told(fromSnapshot) === told(atOnce),
    `${fromSnapshot.length} ${atOnce.length}`,
  )
  const snapshots = await api.get<unknown[]>(`/api/projects/${project}/exports/`)
  assert('the snapshot is deleted', snapshots.length === 0, `${snapshots.length}`)
  const all = await Array.fromAsync(made.exportTasks(project, { all: true }))
  assert('all tasks can be exported', all.length === taskCount, `${all.length}`)
  const ids = all.slice(0, 210).map(({ id }) => id)
  const chosen = await Array.fromAsync(made.exportTasks(project, { ids }))
  assert('and chosen ones', chosen.length === 210, `${chosen.length}`)
  await assertRefused('a project that is not there is told', 'LABEL_STUDIO_NOT_FOUND', () =>
    Array.fromAsync(made.exportTasks(project + 1000)),
  )
}

async function predictionsOfClient({ labelStudio }: TestContext, made: LabelStudioClient, project: number) {
  const { predictions } = made
  const tasks = (await Array.fromAsync(made.tasks.list(project))).map(({ id }) => id)
  await predictions.create({ task: tasks[0]!, result: [region], score: 0.25, model_version: 'v1' })
  await predictions.createMany(
    project,
    tasks.map((task) => ({ task, result: [region], score: 0.75, model_version: 'v2' })),
  )
  const versions = await predictions.versions(project)
  assert('versions are counted', versions.v1 === 1 && versions.v2 === taskCount, JSON.stringify(versions))
  const [first, ...more] = await Array.fromAsync(predictions.list({ task: tasks[0]! }))
  assert('stored predictions come back', first?.score === 0.25 && first.result.length === 1 && more.length === 1)
  assert('those of a project too', (await Array.fromAsync(predictions.list({ project }))).length === taskCount + 1)
  await predictions.remove(first!.id)
  await predictions.removeVersion(project, 'v2')
  assert('predictions can be removed', Object.keys(await predictions.versions(project)).length === 0)
  const unfit = tasks.slice(0, 3).map((task, index) => ({
    task,
    result: [index === 0 ? { ...region, from_name: 'nothing' } : region],
    model_version: 'v3',
  }))
  if (labelStudio.release.canValidatePredictions) {
    await assertRefused('a dropped prediction is noticed', 'PREDICTIONS_DROPPED', () =>
      predictions.createMany(project, unfit),
    )
  } else await assertDone('predictions that do not fit are stored', () => predictions.createMany(project, unfit))
  const unknown = { task: 99_999_999, result: [region], model_version: 'v4' }
  await assertRefused('a task that is not there is told', 'LABEL_STUDIO_REJECTED', () => predictions.create(unknown))
}

async function connectionsOfClient({ proxy }: TestContext, made: LabelStudioClient, project: number) {
  const { backends, webhooks, storages } = made
  const connected = await backends.connect({ project, url: proxy.url, title: 'client', extraParams: '{"a":1}' })
  const changed = await backends.update(connected.id, { url: proxy.url, title: 'changed' })
  const [listed] = await backends.list(project)
  assert(
    'a backend is connected, changed and listed',
    connected.state === 'CO' &&
      changed.title === 'changed' &&
      listed?.title === 'changed' &&
      listed.project === project,
    JSON.stringify([connected, listed]),
  )
  assert('its versions are told', (await backends.versions(connected.id)).length > 0)
  await backends.train(connected.id)
  assert('a training can be asked for', proxy.withAction('START_TRAINING').length === 1)
  await backends.remove(connected.id)
  assert('and removed', (await backends.list(project)).length === 0)
  const unreachable = { project, url: 'http://127.0.0.1:9', title: 'dead' }
  await assertRefused('a dead backend is told', 'LABEL_STUDIO_REJECTED', () => backends.connect(unreachable))

  const before = await webhooks.list(project)
  const hook = { url: `${proxy.url}/hook`, actions: ['TASKS_CREATED'], sendsAllActions: false, headers: { 'X-A': 'b' } }
  const { id } = await webhooks.create(project, hook)
  await webhooks.update(project, id, { isActive: false })
  const kept = (await webhooks.list(project)).find((one) => one.id === id)
  assert(
    'a change of a webhook keeps the rest of it',
    kept?.isActive === false && kept.actions.join() === 'TASKS_CREATED' && kept.headers['X-A'] === 'b',
    JSON.stringify(kept),
  )
  await webhooks.remove(project, id)
  assert('a webhook can be removed', (await webhooks.list(project)).length === before.length)
  assert('storages are listed', (await storages.list(project)).length === 0)
}

async function projectsOfClient({ projects }: LabelStudioClient, project: number) {
  const changed = await projects.update(project, { title: 'changed', showsPredictions: false })
  assert('a project can be changed', changed.title === 'changed' && !changed.showsPredictions)
  const ids = (await Array.fromAsync(projects.list())).map(({ id }) => id)
  assert('projects are listed, each once', ids.includes(project) && new Set(ids).size === ids.length)
  await projects.remove(project)
  await assertRefused('and removed', 'LABEL_STUDIO_NOT_FOUND', () => projects.get(project))
}
