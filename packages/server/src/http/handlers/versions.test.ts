import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { startBackend } from '../../__fixtures__/start-backend.ts'

const project = '7.1767225600'
let backend: Awaited<ReturnType<typeof startBackend>>
afterEach(() => backend.stop())

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
