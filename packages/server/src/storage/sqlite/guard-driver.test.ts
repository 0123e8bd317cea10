import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openStorage } from '../open-storage.ts'
import type { Storage } from '../storage.ts'

let folder: string
let storage: Storage

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'label-studio-ml-'))
  storage = openStorage(`sqlite:${join(folder, 'backend.sqlite')}`)
  await storage.state.set('p', 'key', 1)
  await rm(folder, { recursive: true })
})
afterEach(() => storage.close())

it('reads on when the database file is gone: a running server still predicts', async () => {
  const { projects, journal, versions, jobs, state } = storage
  expect(await state.get('p', 'key')).toBe(1)
  expect(await state.has('p', 'key')).toBe(true)
  expect(await state.keys('p')).toEqual(['key'])
  expect(await Promise.all([projects.all(), versions.list(), jobs.list({})])).toEqual(Array(3).fill([]))
  expect(await versions.firstLabelConfigs('1.0.0')).toEqual(new Map())
  expect(await jobs.get('job')).toBeUndefined()
  expect(await journal.revision('p')).toBe(0)
  expect(await Array.fromAsync(journal.dataset('p'))).toEqual([])
})

it('acknowledges no write when the database file is gone', async () => {
  const writes = await Promise.allSettled([
    storage.state.set('p', 'key', 2),
    storage.state.delete('p', 'key'),
    storage.projects.remove('p'),
    storage.journal.deleteTasks('p', ['1']),
    storage.versions.addFirstLabelConfig('p', '1.0.0', 'f'),
    storage.jobs.removeProject('p'),
  ])
  const lost = { status: 'rejected', reason: expect.objectContaining({ code: 'MODEL_DIR_LOST' }) }
  expect(writes).toEqual(Array(6).fill(lost))
})
