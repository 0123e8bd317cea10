import { existsSync } from 'node:fs'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { memoryUrl, openStorage } from '../storage/open-storage.ts'
import { type ArtifactStore, createArtifactStore } from './artifact-store.ts'
import { createPromoteVersion, discardCandidates, publishCandidate } from './publish-version.ts'
import type { VersionDriver } from './version-driver.ts'
import { VersionRegistry } from './version-registry.ts'

const project = '7.1767225600'
let modelDir: string
let driver: VersionDriver
let versions: VersionRegistry
let artifacts: ArtifactStore
beforeEach(async () => {
  modelDir = await mkdtemp(join(tmpdir(), 'label-studio-ml-'))
  driver = openStorage(memoryUrl).versions
  versions = new VersionRegistry(driver)
  artifacts = createArtifactStore(modelDir)
})
afterEach(() => rm(modelDir, { recursive: true }))

async function publish(job: string) {
  await writeFile(join(await artifacts.stage(project, job), 'model.bin'), job)
  const made = { project, job, labelConfigFingerprint: '', trainOutput: {} }
  return publishCandidate({ versions: driver, artifacts }, made)
}
const promoted: string[] = []
const promoter = (keepVersions = 20) =>
  createPromoteVersion({
    versions,
    artifacts,
    keepVersions,
    onPromoted: async (project) => void promoted.push(project),
    onPruneFailed: (error) => {
      throw error
    },
  })
const folders = async () => (await readdir(join(modelDir, 'projects', project, 'versions'))).sort()
const names = () => versions.of(project).map(({ version }) => version)

it('serves no candidate before it is promoted', async () => {
  const candidate = await publish('first')
  await versions.load()
  expect(versions.of(project)).toEqual([])
  await promoter()(candidate)
  expect(versions.current(project)?.version).toBe(candidate.version)
  await versions.load()
  expect(versions.current(project)?.version).toBe(candidate.version)
})

it('gives candidates that are made at the same time a folder each', async () => {
  const made = await Promise.all(['slow', 'quick', 'quicker'].map(publish))
  expect(made.map(({ number }) => number).sort()).toEqual([1, 2, 3])
  expect(await folders()).toEqual(made.map(({ version }) => version).sort())
})

it('leaves nothing of a candidate that is discarded, and keeps the others', async () => {
  const [promoted, broken, other] = [await publish('first'), await publish('broken'), await publish('other')]
  await promoter()(promoted)
  await discardCandidates({ versions: driver, artifacts }, { project, job: 'broken' })
  expect(await folders()).toEqual([promoted.version, other.version].sort())
  expect((await driver.list(project)).map(({ job }) => job)).toEqual(['first', 'other'])
  expect(broken.number).toBe(2)
})

it('leaves no record of a candidate whose files cannot be moved', async () => {
  const made = { project, job: 'job', labelConfigFingerprint: '', trainOutput: {} }
  const failing = { ...artifacts, publish: () => Promise.reject(new Error('the disk is full')) }
  await artifacts.stage(project, 'job')
  await expect(publishCandidate({ versions: driver, artifacts: failing }, made)).rejects.toThrow('the disk is full')
  expect(await driver.list(project)).toEqual([])
})

it('removes at a start every candidate that a crash left, whether it has files or not', async () => {
  await promoter()(await publish('first'))
  await publish('candidate')
  await driver.add({ project, job: 'no files', labelConfigFingerprint: '', trainOutput: {}, checksums: {} })
  await discardCandidates({ versions: driver, artifacts })
  await versions.load()
  expect(await folders()).toEqual(names())
  expect(await driver.list()).toHaveLength(1)
})

it('removes the versions that are too many, except those that served lately', async () => {
  const promote = promoter(2)
  const first = await promote(await publish('first'))
  versions.markServed(first)
  for (const job of ['second', 'third', 'fourth']) await promote(await publish(job))
  expect(versions.of(project).map(({ job }) => job)).toEqual(['first', 'third', 'fourth'])
  expect(await folders()).toEqual(names().sort())
  expect(existsSync(join(modelDir, 'projects', project, 'versions', first.version, 'model.bin'))).toBe(true)
})
