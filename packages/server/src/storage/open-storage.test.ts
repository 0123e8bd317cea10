import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { JournalEntry } from '../annotations/journal-driver.ts'
import { memoryUrl, openStorage } from './open-storage.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'label-studio-ml-'))
})
afterEach(() => rm(folder, { recursive: true }))

const entry = (id: string): JournalEntry => ({
  annotationId: id,
  taskId: id,
  taskData: {},
  annotator: null,
  wasCancelled: false,
  groundTruth: false,
  updatedAt: '2026-01-01T00:00:00.000000Z',
  result: [],
  source: 'webhook',
})

it('opens a file by its URL, and memory for tests', async () => {
  const file = join(folder, 'new', 'backend.sqlite')
  for (const url of [`sqlite:${file}`, memoryUrl]) await openStorage(url).close()
  expect(existsSync(file)).toBe(true)
})

it.each([
  ['redis://:secret@host:6379', '"redis:…"'],
  ['model-dir/backend.sqlite', '"model-dir/backend.sqlite"'],
])('refuses %s and says what it takes, without a password', (url, named) => {
  const refusal = {
    code: 'CONFIGURATION_INVALID',
    message: expect.stringContaining(`storage ${named}: expected sqlite:`),
  }
  expect(() => openStorage(url)).toThrow(expect.objectContaining(refusal))
})

it('shows a training the annotations as they were at its first look, and the state as it is', async () => {
  const url = `sqlite:${join(folder, 'backend.sqlite')}`
  const server = openStorage(url)
  await server.journal.record('p', [entry('1')])
  const training = openStorage(url, { forTraining: true })
  expect(await training.journal.revision('p')).toBe(1)
  await server.journal.record('p', [entry('2')])
  await server.state.set('p', 'key', 'new')
  expect(await Array.fromAsync(training.journal.dataset('p'))).toHaveLength(1)
  expect(await training.state.get('p', 'key')).toBe('new')
  await training.close()
  await server.close()
})

it('makes no new database for a training', () => {
  const missing = join(folder, 'gone', 'backend.sqlite')
  const unusable = expect.objectContaining({ code: 'MODEL_DIR_UNUSABLE' })
  expect(() => openStorage(`sqlite:${missing}`, { forTraining: true })).toThrow(unusable)
  expect(existsSync(join(folder, 'gone'))).toBe(false)
})
