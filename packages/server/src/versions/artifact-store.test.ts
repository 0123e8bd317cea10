import { appendFile, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type ArtifactStore, createArtifactStore } from './artifact-store.ts'
import type { VersionRecord } from './version-driver.ts'

let modelDir: string
let artifacts: ArtifactStore
let staged: string
beforeEach(async () => {
  modelDir = await mkdtemp(join(tmpdir(), 'label-studio-ml-'))
  artifacts = createArtifactStore(modelDir)
  staged = await artifacts.stage('1.1', 'job')
  await mkdir(join(staged, 'model', 'weights'), { recursive: true })
  await writeFile(join(staged, 'model', 'weights', 'a.bin'), 'weights')
  await writeFile(join(staged, 'vocabulary.json'), '[]')
})
afterEach(() => rm(modelDir, { recursive: true }))

const published = async () => {
  const checksums = await artifacts.checksums('1.1', 'job')
  await artifacts.publish('1.1', 'job', 'v1')
  return { project: '1.1', version: 'v1', checksums } as unknown as VersionRecord
}

it('takes folders of artifacts, and notices a change in them', async () => {
  const version = await published()
  expect(Object.keys(version.checksums)).toEqual(['model/weights/a.bin', 'vocabulary.json'])
  await artifacts.verify(version)
  await appendFile(join(artifacts.folder('1.1', 'v1'), 'model', 'weights', 'a.bin'), '!')
  await expect(artifacts.verify(version)).rejects.toThrow(join('v1', 'model', 'weights', 'a.bin'))
})

it('copies folders of artifacts', async () => {
  await artifacts.stageCopy(await published(), '2.2', 'copy')
  await artifacts.publish('2.2', 'copy', 'v1')
  const copied = join(artifacts.folder('2.2', 'v1'), 'model', 'weights', 'a.bin')
  expect(await readFile(copied, 'utf8')).toBe('weights')
})

it('refuses a link by name: what it points to could change', async () => {
  await symlink('/etc/hostname', join(staged, 'model', 'link'))
  await expect(artifacts.checksums('1.1', 'job')).rejects.toThrow(
    `The artifact "${join('model', 'link')}" is a symbolic link`,
  )
})

it('removes what a crash left: staged folders, and versions that nobody knows', async () => {
  const version = await published()
  await artifacts.stage('1.1', 'cut-off')
  await mkdir(join(artifacts.folder('1.1', 'v2-lost')))
  await artifacts.removeLeftovers([version])
  expect(await readdir(join(modelDir, 'projects', '1.1'))).toEqual(['versions'])
  expect(await readdir(join(modelDir, 'projects', '1.1', 'versions'))).toEqual(['v1'])
})

it('keeps the files of any project and version below MODEL_DIR, whatever their names', () => {
  for (const name of ['..', '../../etc', 'a/b', '.hidden', 'x'.repeat(200), '']) {
    expect(artifacts.folder(name, name)).toMatch(/projects[\\/]x-[0-9a-f]{32}[\\/]versions[\\/]x-[0-9a-f]{32}$/)
  }
})
