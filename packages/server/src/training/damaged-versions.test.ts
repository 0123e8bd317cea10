import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { startBackend } from '../__fixtures__/start-backend.ts'

const project = '7.1767225600'
let backend: Awaited<ReturnType<typeof startBackend>>
let first: string
let second: string

beforeEach(async () => {
  backend = await startBackend({ retryVersionAfterMs: 0 })
  await backend.setUp(project)
  await backend.annotate(project, 1, 'good film', 'Positive')
  first = (await backend.train(project)).model_version!
  await backend.annotate(project, 2, 'dull film', 'Negative')
  second = (await backend.train(project)).model_version!
})
afterEach(() => backend.stop())

const votesOf = (version: string) => join(backend.folder, 'projects', project, 'versions', version, 'votes.json')
const served = async () => {
  const { model_version, results } = await backend.predict(project, ['good film'])
  expect(results[0].model_version).toBe(model_version)
  expect(await backend.setUp(project)).toBe(model_version)
  return model_version as string
}
const versions = async () => (await backend.get(`/versions?project=${project}`)).json()

it('falls back to the newest version that is whole, then to the untrained model, and says so once each', async () => {
  await writeFile(votesOf(second), '{')
  await backend.restart()
  expect(await served()).toBe(first)
  expect(await versions()).toEqual({
    versions: [first],
    unusable: [{ project, version: second, error: expect.stringContaining('Restore the file, or train again.') }],
  })
  expect((await versions()).unusable[0].error).not.toContain(backend.folder)
  expect((await backend.get('/metrics')).body).toContain('label_studio_ml_unusable_versions 1')

  await rm(votesOf(first))
  await backend.restart()
  expect(await served()).toMatch(/^untrained/)
  expect(await served()).toMatch(/^untrained/)
  const lines = backend.lines.filter(({ level }) => level === 'error').map(({ version }) => version)
  expect(lines).toEqual([second, second, first])
})

it('serves a version again whose file was restored, without a restart', async () => {
  const votes = await readFile(votesOf(second))
  await writeFile(votesOf(second), '{}')
  await backend.restart()
  expect(await served()).toBe(first)
  await writeFile(votesOf(second), votes)
  await expect.poll(served).toBe(second)
  expect(await versions()).toEqual({ versions: [second, first] })
})

it('trains a damaged version away, even when no version is left whole', async () => {
  await writeFile(votesOf(second), '{}')
  await rm(votesOf(first))
  await backend.restart()
  const { job_status, model_version } = await backend.train(project)
  expect(job_status).toBe('finished')
  expect(await served()).toBe(model_version)
})

it('keeps the name of a pinned version that cannot be loaded from the predictions of another', async () => {
  await writeFile(votesOf(first), '{}')
  await backend.restart()
  const pinning = { 'user-agent': 'heartex/1.8.2' }
  const body = { project, tasks: [{ data: { text: 'x' } }], model_version: first }
  const answer = (await backend.post('/predict', body, pinning)).json()
  expect(answer.model_version).toBe(second)
  expect(answer.results[0].model_version).toBe(second)
})
