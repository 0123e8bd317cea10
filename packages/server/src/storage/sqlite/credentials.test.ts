import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createSqliteCredentials } from './credentials.ts'
import { openSqliteDatabase, type SqliteDatabase } from './database.ts'

const url = 'http://localhost:8080'
/** More than fit into one page of the database. */
const projects = Array.from({ length: 60 }, (_, id) => `${id}.1`)

let folder: string
let database: SqliteDatabase
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'label-studio-ml-'))
  database = openSqliteDatabase(join(folder, 'backend.sqlite'))
  const credentials = createSqliteCredentials(database)
  for (const project of projects) await credentials.put({ project, url, token: `plain:SECRET${'x'.repeat(40)}` })
})
afterEach(() => {
  database.close()
  rmSync(folder, { recursive: true })
})

const filesHold = (text: string) =>
  readdirSync(folder).some((file) => readFileSync(join(folder, file), 'latin1').includes(text))

it('leaves a token that was removed in no file', async () => {
  expect(filesHold('SECRET')).toBe(true)
  const credentials = createSqliteCredentials(database)
  for (const project of projects) await credentials.remove(project)
  expect(filesHold('SECRET')).toBe(false)
})

it('leaves a token that was replaced in no file', async () => {
  const credentials = createSqliteCredentials(database)
  for (const project of projects) await credentials.put({ project, url, token: 'encrypted' })
  expect(filesHold('SECRET')).toBe(false)
})

it('waits for no training that reads, and erases with the next change', async () => {
  const training = openSqliteDatabase(join(folder, 'backend.sqlite'))
  training.exec('BEGIN')
  training.prepare('SELECT count(*) FROM label_studio_credentials').get()
  const credentials = createSqliteCredentials(database)
  for (const project of projects.slice(1)) await credentials.remove(project)
  training.close()
  expect(filesHold('SECRET')).toBe(true)
  await credentials.remove(projects[0]!)
  expect(filesHold('SECRET')).toBe(false)
})
