import { cp, mkdtemp, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openStorage } from '../open-storage.ts'

const pageSize = 4096
const project = '7.1767225600'
let folder: string
let file: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'label-studio-ml-'))
  file = join(folder, 'backend.sqlite')
  await cp(join(import.meta.dirname, '..', '..', '__fixtures__', 'model-dir-first-release', 'backend.sqlite'), file)
  await openStorage(`sqlite:${file}`).close()
})
afterEach(() => rm(folder, { recursive: true }))

async function damage(...tables: string[]) {
  const database = new Database(file)
  const pages = tables.map((table) =>
    database.prepare('SELECT rootpage FROM sqlite_master WHERE name = ?').pluck().get(table),
  ) as number[]
  database.close()
  const handle = await open(file, 'r+')
  for (const page of pages) await handle.write(Buffer.alloc(pageSize, 0xff), 0, pageSize, (page - 1) * pageSize)
  await handle.close()
}

const unusable = expect.objectContaining({
  code: 'MODEL_DIR_UNUSABLE',
  message: expect.stringMatching(/backend\.sqlite.* malformed.*restore the file from a backup/),
})

it('says of damage met while reading or writing which file is damaged and what to do', async () => {
  await damage('projects', 'annotations', 'jobs')
  const storage = openStorage(`sqlite:${file}`)
  await expect(storage.projects.all()).rejects.toEqual(unusable)
  await expect(storage.jobs.list({})).rejects.toEqual(unusable)
  await expect(storage.journal.deleteTasks(project, ['1'])).rejects.toEqual(unusable)
  expect(await storage.versions.list()).toHaveLength(2)
  await storage.close()
})

it('says the same to a training', async () => {
  await damage('annotations')
  const { journal } = openStorage(`sqlite:${file}`, { forTraining: true })
  await expect(Array.fromAsync(journal.dataset(project))).rejects.toEqual(unusable)
})
