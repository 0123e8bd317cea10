import { BackendError } from '@label-studio-ml/protocol'
import type { AnnotationCounts, Reading, ReadingDriver, ReadTask } from '../../annotations/reading-driver.ts'
import type { SqliteDatabase } from './database.ts'
import { createJournalGenerations, type JournalGenerations } from './journal-generations.ts'
import { createReadRows, type ReadRows } from './read-rows.ts'
import { repeatInSlices, writeInSlices } from './write-in-slices.ts'

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

interface ReadingParts {
  database: SqliteDatabase
  generations: JournalGenerations
  rows: ReadRows
  project: string
  generation: string
}

function createReading({ database, generations, rows, project, generation }: ReadingParts): Reading {
  const begunAt = new Date().toISOString()
  const setLast = database.prepare('INSERT OR REPLACE INTO readings VALUES (?, ?, ?)')
  const assertCurrent = () => {
    if (generations.find(project) !== generation) throw overtaken(project)
  }
  /** Of one transaction: the revision grows when something changed. */
  const grow = (changes: number) => {
    if (changes > 0) generations.change(project)
  }
  return {
    write: async (tasks) => {
      const total = { added: 0, changed: 0, deleted: 0 }
      await writeInSlices(database, tasks, () => {
        assertCurrent()
        return (task: ReadTask) => {
          const { added, changed, deleted } = rows.writeTask({ generation, begunAt }, task)
          grow(added + changed + deleted)
          total.added += added
          total.changed += changed
          total.deleted += deleted
        }
      })
      return total
    },
    deleteUnread: async () => {
      let deleted = 0
      const deleteSome = database.transaction(() => {
        assertCurrent()
        const changes = rows.deleteUnread({ generation, begunAt })
        grow(changes)
        deleted += changes
        return changes > 0
      })
      await repeatInSlices(deleteSome.immediate)
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
