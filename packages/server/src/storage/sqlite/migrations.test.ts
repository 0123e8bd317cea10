import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openSqliteDatabase } from './database.ts'

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
