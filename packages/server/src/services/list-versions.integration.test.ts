import { readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, expect, it, vi } from 'vitest'
import { startBackend } from '../__fixtures__/start-backend.ts'

const project = '7.1767225600'
let backend: Awaited<ReturnType<typeof startBackend>>
afterEach(async () => {
  vi.useRealTimers()
  await backend.stop()
})

it('keeps the newest versions and those that predictions name, over a restart', async () => {
  backend = await startBackend({ keepVersions: 1 })
  await backend.setUp(project)
  await backend.annotate(project, 1, 'good film', 'Positive')
  const train = async () => (await backend.train(project)).model_version!
  const named = await train()
  await backend.predict(project, ['good film'])
  await backend.restart()
  await train()
  const newest = await train()
  expect((await backend.get(`/versions?project=${project}`)).json()).toEqual({ versions: [newest, named] })
  const folders = await readdir(join(backend.folder, 'projects', project, 'versions'))
  expect(folders.sort()).toEqual([named, newest].sort())
})

it('lists a version whose namesake of another project is damaged', async () => {
  backend = await startBackend()
  await backend.setUp(project)
  await backend.annotate(project, 1, 'good film', 'Positive')
  await backend.train(project)
  vi.useFakeTimers({ toFake: ['Date'] })
  const copies = ['8.1', '9.1'].map(async (project_dst) => {
    await backend.setUp(project_dst)
    return (await backend.post('/duplicate_model', { project_src: project, project_dst })).json().model_version
  })
  const [name, namesake] = await Promise.all(copies)
  expect(namesake).toBe(name)
  vi.useRealTimers()
  await writeFile(join(backend.folder, 'projects', '8.1', 'versions', name, 'votes.json'), '{')
  await backend.restart()
  const listed = async () => (await backend.get('/versions')).json()
  await expect.poll(listed).toMatchObject({ unusable: [{ project: '8.1', version: name }] })
  expect((await listed()).versions).toContain(name)
})
