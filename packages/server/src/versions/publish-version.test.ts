import { existsSync } from 'node:fs'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openSqliteDatabase } from '../storage/sqlite/database.ts'
import { createSqliteVersions } from '../storage/sqlite/versions.ts'
import { createArtifactStore } from './artifact-store.ts'
import { createPublishVersion } from './publish-version.ts'
import { VersionRegistry } from './version-registry.ts'

const project = '7.1767225600'
let modelDir: string
let versions: VersionRegistry
beforeEach(async () => {
  modelDir = await mkdtemp(join(tmpdir(), 'label-studio-ml-'))
  versions = new VersionRegistry(createSqliteVersions(openSqliteDatabase(':memory:')))
})
afterEach(() => rm(modelDir, { recursive: true }))

function publisher(keepVersions = 20) {
  const artifacts = createArtifactStore(modelDir)
  const onPruneFailed = (error: unknown) => {
    throw error
  }
  const publishVersion = createPublishVersion({ versions, artifacts, keepVersions, onPruneFailed })
  return async (job: string, warm?: () => Promise<void>) => {
    await writeFile(join(await artifacts.stage(project, job), 'model.bin'), job)
    return publishVersion({ project, job, labelConfigFingerprint: '', trainOutput: {} }, warm)
  }
}
const folders = async () => (await readdir(join(modelDir, 'projects', project, 'versions'))).sort()
const names = () => versions.of(project).map(({ version }) => version)

it('gives versions that are made at the same time their own number and name, in order', async () => {
  const publish = publisher()
  const slow = publish('slow', () => new Promise((resolve) => setTimeout(resolve, 50)))
  const made = await Promise.all([slow, publish('quick'), publish('quicker')])
  expect(versions.of(project).map(({ number }) => number)).toEqual([1, 2, 3])
  expect(made.map(({ version }) => version).sort()).toEqual(names())
  expect(await folders()).toEqual(names())
})

it('leaves nothing of a version that cannot be warmed, and makes the next one', async () => {
  const publish = publisher()
  const refused = publish('broken', async () => {
    expect(await folders()).toHaveLength(1)
    throw new Error('not ready')
  })
  await expect(refused).rejects.toThrow('not ready')
  expect(await folders()).toEqual([])
  const { version } = await publish('whole')
  expect(await folders()).toEqual([version])
})

it('removes the versions that are too many, but for those that served of late', async () => {
  const publish = publisher(2)
  const first = await publish('first')
  await versions.noteServed(first)
  for (const job of ['second', 'third', 'fourth']) await publish(job)
  expect(versions.of(project).map(({ job }) => job)).toEqual(['first', 'third', 'fourth'])
  expect(await folders()).toEqual(names())
  expect(existsSync(join(modelDir, 'projects', project, 'versions', first.version, 'model.bin'))).toBe(true)
})

it('does not bring a removed version back by noting that it served', async () => {
  const publish = publisher(1)
  const first = await publish('first')
  await publish('second')
  await versions.noteServed(first)
  await versions.load()
  expect(versions.of(project).map(({ job }) => job)).not.toContain('first')
})
