import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { JournalEntry } from '../../annotations/journal-driver.ts'
import { openSqliteDatabase, type SqliteDatabase } from './database.ts'
import { createSqliteJournal } from './journal.ts'

const entry = (id: number): JournalEntry => ({
  annotationId: String(id),
  taskId: String(id),
  taskData: { text: `text ${id}` },
  annotator: '1',
  wasCancelled: false,
  groundTruth: false,
  updatedAt: '2026-01-01T00:00:00.000000Z',
  result: [],
  source: 'webhook',
})
const many = Array.from({ length: 2000 }, (_, id) => entry(id))

/** A clock by which each look takes a millisecond: how much is written at once depends on no machine. */
beforeEach(() => {
  let now = 0
  vi.spyOn(performance, 'now').mockImplementation(() => ++now)
})
afterEach(() => {
  vi.restoreAllMocks()
})

const rowsOf = (database: SqliteDatabase) =>
  ['annotations', 'tasks', 'deleted_tasks', 'unused_generations'].map(
    (table) => database.prepare<[], { rows: number }>(`SELECT count(*) AS rows FROM ${table}`).get()?.rows,
  )
const learned = async (database: SqliteDatabase) =>
  (await Array.fromAsync(createSqliteJournal(database).dataset('p'))).length

/** How often the event loop went round while work was done. */
async function turnsDuring(work: Promise<void>): Promise<number> {
  let turns = 0
  let isDone = false
  const turn = () => {
    turns++
    if (!isDone) setImmediate(turn)
  }
  setImmediate(turn)
  await work
  isDone = true
  return turns
}

it('lets the event loop go round while many annotations are replaced, recorded, deleted and removed', async () => {
  const journal = createSqliteJournal(openSqliteDatabase(':memory:'))
  const ids = many.map(({ annotationId }) => annotationId)
  expect(await turnsDuring(journal.record('p', many))).toBeGreaterThan(100)
  expect(await turnsDuring(journal.replaceAll('p', many))).toBeGreaterThan(100)
  expect(await turnsDuring(journal.deleteTasks('p', ids))).toBeGreaterThan(100)
  expect(await turnsDuring(journal.removeProject('p'))).toBeGreaterThan(2)
})

it('is before or after a replacement or removal, never between, whenever a kill cuts it off', async () => {
  const database = openSqliteDatabase(':memory:')
  const journal = createSqliteJournal(database)
  await journal.record('p', many.slice(0, 10))
  const after = await imagesDuring(database, journal.replaceAll('p', many))
  const removed = await imagesDuring(database, journal.removeProject('p'))
  const seen = new Set<number>()
  for (const image of [...after, ...removed]) {
    const restarted = new Database(image)
    const left = createSqliteJournal(restarted)
    seen.add(await learned(restarted))
    await left.removeLeftovers()
    const kept = await learned(restarted)
    expect(seen).toContain(kept)
    expect(rowsOf(restarted)).toEqual([kept, kept, 0, 0])
  }
  expect([...seen]).toEqual([10, many.length, 0])
})

it('has nothing of a project that is removed while it is written, or while its replacement waits', async () => {
  const database = openSqliteDatabase(':memory:')
  const journal = createSqliteJournal(database)
  const changes = [journal.record('p', many), journal.replaceAll('q', many), journal.replaceAll('p', many)]
  await nextTurn()
  await journal.removeProject('p')
  await Promise.all(changes)
  expect(await journal.revision('p')).toBe(0)
  expect(rowsOf(database)).toEqual([many.length, many.length, 0, 0])
})

it('is not cut off by a training process that writes at the same time', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'label-studio-ml-'))
  const file = join(folder, 'backend.sqlite')
  const [database, other] = [openSqliteDatabase(file), openSqliteDatabase(file)]
  other.pragma('busy_timeout = 0')
  const writeState = other.prepare("INSERT OR REPLACE INTO state VALUES ('p', 'key', '1')")
  const interrupted: JournalEntry = {
    ...entry(1),
    get taskData() {
      expect(() => writeState.run()).toThrow('locked')
      return { text: 'a' }
    },
  }
  await createSqliteJournal(database).replaceAll('p', [interrupted])
  expect(await learned(database)).toBe(1)
  database.close()
  other.close()
  await rm(folder, { recursive: true })
})

it('keeps what is recorded after a removal', async () => {
  const database = openSqliteDatabase(':memory:')
  const journal = createSqliteJournal(database)
  const before = journal.record('p', many)
  await nextTurn()
  await Promise.all([journal.removeProject('p'), journal.record('p', many.slice(0, 50)), before])
  expect(rowsOf(database)).toEqual([50, 50, 0, 0])
})

/** The database as a kill would leave it, at some turns of the event loop. */
async function imagesDuring(database: SqliteDatabase, work: Promise<void>): Promise<Buffer[]> {
  const images: Buffer[] = []
  let isDone = false
  const watch = async () => {
    for (let turn = 1; !isDone; turn++) {
      await nextTurn()
      if (Number.isInteger(Math.log2(turn))) images.push(database.serialize())
    }
  }
  const watching = watch()
  await work
  isDone = true
  await watching
  return [...images, database.serialize()]
}

it('leaves out a task that cannot be read, and says which', async () => {
  const database = openSqliteDatabase(':memory:')
  const journal = createSqliteJournal(database)
  await journal.record('p', many.slice(0, 4))
  database.exec(
    "UPDATE tasks SET data = '{' WHERE task_id = '1'; UPDATE annotations SET result = 'x' WHERE task_id = '2'",
  )
  const unreadable: string[] = []
  const annotated = await Array.fromAsync(journal.dataset('p', (taskId) => unreadable.push(taskId)))
  expect(annotated.map(({ task }) => task.id)).toEqual([0, 3])
  expect(unreadable).toEqual(['1', '2'])
})
