import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { annotationEvent, projectPayload, sentimentConfig, startBackend } from '../__fixtures__/start-backend.ts'
import { openStorage } from '../storage/open-storage.ts'

const project = '7.1767225600'
let backend: Awaited<ReturnType<typeof startBackend>>
beforeEach(async () => {
  backend = await startBackend({ debounceMs: 60_000 })
})
afterEach(() => backend.stop())

/** What a training would learn now. */
async function learned() {
  const storage = openStorage(`sqlite:${join(backend.folder, 'backend.sqlite')}`)
  const dataset = await Array.fromAsync(storage.journal.dataset(project))
  await storage.close()
  return dataset.map(({ task, annotation }) => [
    task.data.text,
    (annotation.result?.[0]?.value as { choices: string[] } | undefined)?.choices[0],
  ])
}

it('leaves out skipped, deleted and replaced annotations', async () => {
  await backend.annotate(project, 1, 'first', 'Negative', { was_cancelled: true })
  await backend.annotate(project, 2, 'second', 'Negative')
  await backend.annotate(project, 3, 'third', 'Negative')
  const deleted = { action: 'ANNOTATIONS_DELETED', annotations: [{ id: 2 }], project: projectPayload(project) }
  await backend.post('/webhook', deleted)
  await backend.post('/webhook', {
    action: 'ANNOTATION_UPDATED',
    ...annotationEvent(project, 3, 'third', 'Positive', { updated_at: '2026-01-02T00:00:00.000000Z' }),
  })
  expect(await learned()).toEqual([['third', 'Positive']])
})

it('leaves out the annotations of a deleted task', async () => {
  await backend.annotate(project, 1, 'first', 'Negative')
  await backend.annotate(project, 2, 'second', 'Positive')
  await backend.post('/webhook', { action: 'TASKS_DELETED', tasks: [{ id: 1 }], project: projectPayload(project) })
  expect(await learned()).toEqual([['second', 'Positive']])
})

it.each([
  ['replaces what was known when Label Studio sends it', { 'user-agent': 'heartex/1.8.0' }, ['bad film']],
  ['adds to what was known when it is made by hand', {}, ['good film', 'bad film']],
])('learns from the body of /train, which %s', async (_title, headers, texts) => {
  await backend.annotate(project, 1, 'good film', 'Negative')
  const { annotation, task } = annotationEvent(project, 2, 'bad film', 'Negative')
  const body = { annotations: [{ ...task, annotations: [annotation] }], project, label_config: sentimentConfig }
  expect((await backend.post('/train', body, headers)).statusCode).toBe(201)
  expect((await learned()).map(([text]) => text)).toEqual(texts)
})

it('keeps what /train brings without a training when it is told not to train', async () => {
  const { annotation, task } = annotationEvent(project, 2, 'bad film', 'Negative')
  const annotations = [{ ...task, annotations: [annotation] }]
  const kept = await backend.post('/train', { project, annotations, label_config: sentimentConfig, train: false })
  expect(kept.json()).toEqual({ status: 'ok' })
  expect((await backend.get(`/is_training?project=${project}`)).json().is_training).toBe(false)
  expect(await learned()).toEqual([['bad film', 'Negative']])
  const { job } = (await backend.post('/train', { project, annotations: [], train: true })).json()
  expect(job).toEqual(expect.any(String))
})

it('tells two tasks without ids apart, and takes the same one for the same', async () => {
  const send = (text: string, label: string) => {
    const result = annotationEvent(project, 1, text, label).annotation.result
    const annotations = [{ data: { text }, annotations: [{ result }] }]
    return backend.post('/train', { project, annotations, label_config: sentimentConfig })
  }
  await send('first words', 'Positive')
  await send('other thoughts', 'Negative')
  await send('other thoughts', 'Negative')
  expect((await learned()).toSorted()).toEqual([
    ['first words', 'Positive'],
    ['other thoughts', 'Negative'],
  ])
})

it('takes PROJECT_UPDATED for Start Training only when the connector sends it', async () => {
  const event = { action: 'PROJECT_UPDATED', project: projectPayload(project) }
  const edit = await backend.post('/webhook', event, { 'user-agent': 'python-requests/2.34.2' })
  expect(edit.json()).toEqual({ status: 'ok' })
  const training = await backend.post('/webhook', event, { 'user-agent': 'heartex/1.4.0+164.g7d55690f' })
  expect(training.json().job).toEqual(expect.any(String))
})
