import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { servableVersions } from '../../versions/version-driver.ts'
import { openSqliteDatabase } from './database.ts'
import { createSqliteVersions } from './versions.ts'

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'label-studio-ml-'))
})
afterEach(() => rm(folder, { recursive: true }))

it('writes the schema version once and opens the database again', () => {
  const file = join(folder, 'backend.sqlite')
  const versions = [1, 2].map(() => {
    const database = openSqliteDatabase(file)
    const version = database.pragma('user_version', { simple: true })
    database.close()
    return version
  })
  expect(versions[0]).toBeGreaterThan(0)
  expect(versions[1]).toBe(versions[0])
})

it('refuses a database of a later release by name, with what to do, and leaves it as it is', () => {
  const file = join(folder, 'backend.sqlite')
  const later = openSqliteDatabase(file)
  later.pragma('user_version = 99')
  later.close()
  const open = () => openSqliteDatabase(file)
  const refusal = {
    code: 'MODEL_DIR_UNUSABLE',
    message: expect.stringMatching(/backend\.sqlite .*version 99.*Start the/),
  }
  expect(open).toThrow(expect.objectContaining(refusal))
  expect(open).toThrow(expect.objectContaining(refusal))
})

it('serves the newest version of each project that an earlier release kept', async () => {
  const file = join(folder, 'backend.sqlite')
  const earlier = openSqliteDatabase(file)
  earlier.exec('DROP TABLE promoted_versions; PRAGMA user_version = 3')
  const insert = earlier.prepare('INSERT INTO versions VALUES (?, ?, ?, ?)')
  for (const [project, number] of [
    ['p', 1],
    ['p', 3],
    ['p', 2],
    ['q', 1],
  ] as const) {
    insert.run(project, `v${number}`, number, JSON.stringify({ project, version: `v${number}`, number }))
  }
  earlier.close()
  const versions = createSqliteVersions(openSqliteDatabase(file))
  expect((await versions.promoted('p'))?.version).toBe('v3')
  expect((await versions.promoted('q'))?.version).toBe('v1')
  expect(servableVersions(await versions.list('p'), await versions.promoted('p'))).toHaveLength(3)
})
