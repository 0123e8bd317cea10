import { setTimeout as delay } from 'node:timers/promises'
import { BackendError } from '@label-studio-ml/protocol'
import type { AnnotationCounts, Reading, ReadingDriver } from '../../annotations/reading-driver.ts'
import type { SqliteDatabase } from './database.ts'
import { createJournalGenerations, type JournalGenerations } from './journal-generations.ts'
import { recordedNow } from './journal-rows.ts'
import { createReadRows, type ReadInto, type ReadRows } from './read-rows.ts'
import { type SlicePace, writeInSlices } from './write-in-slices.ts'

/** Readings of projects into the generation of rows that each has when its reading begins; see `journal-generations.ts`. */
export function createSqliteReadings(database: SqliteDatabase): ReadingDriver {
  const generations = createJournalGenerations(database)
  const rows = createReadRows(database)
  const last = database.prepare<[string, string], { read_until: string }>(
    'SELECT read_until FROM readings WHERE generation = ? AND url = ?',
  )
  const count = database.prepare<[string], { source: keyof AnnotationCounts; was_cancelled: number; rows: number }>(`
    SELECT source, was_cancelled, count(*) AS rows FROM annotations WHERE generation = ? AND deleted = 0
    GROUP BY source, was_cancelled`)
  return {
    readUntil: async (project, url) => {
      const generation = generations.find(project)
      return generation && last.get(generation, url)?.read_until
    },
    begin: async (project) => {
      const generation = database
        .transaction(() => generations.find(project) ?? generations.change(project))
        .immediate()
      return createReading({ database, generations, rows, project, generation })
    },
    counts: async (project) => {
      const counts = { webhook: 0, train: 0, labelStudio: 0, file: 0, inLabelStudio: 0 }
      for (const { source, was_cancelled: isSkip, rows } of count.all(generations.find(project) ?? '')) {
        counts[source] += rows
        if (source !== 'file' && !isSkip) counts.inLabelStudio += rows
      }
      return counts
    },
  }
}

/** The server waits for the database with its whole event loop: while a training writes, it finds it free for the greater part of the time. */
const pace: SlicePace = { longestMs: 3, pause: () => delay(5) }

interface ReadingParts {
  database: SqliteDatabase
  generations: JournalGenerations
  rows: ReadRows
  project: string
  generation: string
}

function createReading({ database, generations, rows, project, generation }: ReadingParts): Reading {
  const into: ReadInto = { generation, begunAt: recordedNow() }
  const setLast = database.prepare('INSERT OR REPLACE INTO readings VALUES (?, ?, ?)')
  const assertCurrent = () => {
    if (generations.find(project) !== generation) throw overtaken(project)
  }
  /** @param write says how many annotations it changed */
  const writeAll = async <Item>(items: Iterable<Item>, write: (item: Item) => number) => {
    const beginSlice = () => {
      assertCurrent()
      return (item: Item) => {
        if (write(item) > 0) generations.change(project)
      }
    }
    await writeInSlices(database, items, beginSlice, pace)
    await pace.pause()
  }
  return {
    write: async (tasks) => {
      const total = { added: 0, changed: 0, deleted: 0 }
      await writeAll(tasks, (task) => {
        const { added, changed, deleted } = rows.writeTask(into, task)
        total.added += added
        total.changed += changed
        total.deleted += deleted
        return added + changed + deleted
      })
      return total
    },
    deleteUnread: async () => {
      assertCurrent()
      let deleted = 0
      for (let ids = rows.unread(into); ids.length > 0; ids = rows.unread(into, ids.at(-1))) {
        await writeAll(ids, (id) => {
          const changes = rows.deleteUnread(into, id)
          deleted += changes
          return changes
        })
      }
      return deleted
    },
    finish: async (url, readUntil) => {
      database
        .transaction(() => {
          assertCurrent()
          setLast.run(generation, url, readUntil)
        })
        .immediate()
    },
  }
}

function overtaken(project: string): BackendError {
  return new BackendError(
    'TRAINING_FAILED',
    `The annotations of project ${project} were replaced or removed while they were read from Label Studio: start the training again.`,
  )
}
