import { type EventContext, isKnownEvent, type WebhookEvent } from '@label-studio-ml/sdk'
import { afterEach, expect, it } from 'vitest'
import { projectPayload, startBackend } from '../__fixtures__/start-backend.ts'
import { WordCountModel } from '../__fixtures__/word-count-model.ts'

const project = '7.1767225600'
let backend: Awaited<ReturnType<typeof startBackend>>
let address: string
afterEach(() => backend.stop())

let mayGoOn: PromiseWithResolvers<void>

/** Keeps what it was told, and whether Label Studio had its answer by then. */
class Hearing extends WordCountModel {
  override async onEvent(event: WebhookEvent, { signal }: EventContext) {
    const wasAnswered = backend.lines.some(({ route, action }) => route === 'webhook' && action === event.action)
    if (event.action === 'PROJECT_CREATED') await mayGoOn.promise
    if (isKnownEvent(event) && event.action === 'TASKS_CREATED' && event.tasks?.length === 0) throw new Error('no task')
    const told = [...(((await this.get('told')) as unknown[]) ?? []), [event.action, wasAnswered, signal.aborted]]
    await this.set('told', told)
  }

  override async predict(...[task, context]: Parameters<WordCountModel['predict']>) {
    if (task.data.text !== 'what were you told?') return super.predict(task, context)
    return { ...context.control.choose('Positive'), meta: { told: await this.get('told'), by: this.modelVersion } }
  }
}

interface Told {
  told: [action: string, wasAnswered: boolean, isAborted: boolean][]
  by: string
}

async function told(): Promise<Told> {
  const { results } = await backend.predict(project, ['what were you told?'])
  return results.flat()[0].result[0].meta
}

const post = async (event: object) => {
  const body = JSON.stringify({ project: projectPayload(project), ...event })
  const headers = { 'content-type': 'application/json' }
  return (await fetch(`${address}/webhook`, { method: 'POST', headers, body })).status
}

it('tells the model that serves of every event, in order, when Label Studio has its answer', async () => {
  backend = await startBackend({ ModelClass: Hearing })
  address = await backend.listen()
  const tasks = [{ id: 1, data: { text: 'good film' } }]
  expect(await post({ action: 'TASKS_CREATED', tasks })).toBe(201)
  await backend.annotate(project, 1, 'good film', 'Positive')
  const { model_version } = await backend.train(project)
  expect(await post({ action: 'REVIEW_CREATED', review: { id: 3 } })).toBe(201)
  await expect
    .poll(async () => (await told()).told)
    .toEqual([
      ['TASKS_CREATED', true, false],
      ['ANNOTATION_CREATED', expect.any(Boolean), false],
      ['START_TRAINING', expect.any(Boolean), false],
      ['REVIEW_CREATED', true, false],
    ])
  expect((await told()).by).toBe(model_version)
})

it('logs an error of onEvent with its stack, and goes on', async () => {
  backend = await startBackend({ ModelClass: Hearing })
  address = await backend.listen()
  for (let times = 0; times < 2; times++) await post({ action: 'TASKS_CREATED', tasks: [] })
  await post({ action: 'PROJECT_UPDATED' })
  await expect.poll(async () => (await told()).told).toEqual([['PROJECT_UPDATED', true, false]])
  expect(backend.lines.filter(({ level }) => level === 'warn')).toEqual([
    expect.objectContaining({
      msg: 'onEvent failed (logged once for this action)',
      project,
      action: 'TASKS_CREATED',
      err: expect.objectContaining({ message: 'no task', stack: expect.stringContaining(import.meta.filename) }),
    }),
  ])
})

it('lets no more than 64 MB of events wait for a model that is slow', async () => {
  mayGoOn = Promise.withResolvers<void>()
  backend = await startBackend({ ModelClass: Hearing })
  address = await backend.listen()
  await post({ action: 'PROJECT_CREATED' })
  const mask = 'x'.repeat(15 * 1024 * 1024)
  for (const action of ['A', 'B', 'C', 'D', 'E']) expect(await post({ action, mask })).toBe(201)
  await post({ action: 'SMALL' })
  mayGoOn.resolve()
  const heard = async () => (await told()).told.map(([action]) => action)
  await expect.poll(heard).toEqual(['PROJECT_CREATED', 'A', 'B', 'C', 'D', 'SMALL'])
  expect(backend.lines.filter(({ level }) => level === 'warn')).toEqual([
    expect.objectContaining({
      msg: 'an event is not told to onEvent: more than 64 MB would wait for it (logged once for this action)',
      ...{ project, action: 'E' },
    }),
  ])
})

it('loads no model for an event that the model does not hear', async () => {
  backend = await startBackend()
  const { constructed } = WordCountModel
  await backend.setUp(project)
  await backend.annotate(project, 1, 'good film', 'Positive')
  await backend.post('/webhook', { action: 'PROJECT_UPDATED', project: projectPayload(project) })
  expect((await backend.get('/metrics')).body).toMatch(/^\S*loaded_models 0$/m)
  expect(WordCountModel.constructed).toBe(constructed)
})
