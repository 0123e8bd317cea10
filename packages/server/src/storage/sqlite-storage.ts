import type { KeyValueDriver } from '@label-studio-ml/sdk'
import { explainSqliteError, guardDriver } from './guard-driver.ts'
import type { JournalDriver } from './journal-driver.ts'
import { openSqliteDatabase, type SqliteDatabase } from './sqlite-database.ts'
import { createSqliteJobs } from './sqlite-jobs.ts'
import { createSqliteJournal } from './sqlite-journal.ts'
import { createSqliteProjects } from './sqlite-projects.ts'
import { createSqliteState } from './sqlite-state.ts'
import { createSqliteVersions } from './sqlite-versions.ts'
import type { Storage } from './storage.ts'
import { watchFile } from './watch-file.ts'

const stateReads: (keyof KeyValueDriver)[] = ['get', 'has', 'keys']

/** Storage in one SQLite file; `:memory:` for tests. Throws `MODEL_DIR_UNUSABLE`. */
export function createSqliteStorage(file: string): Storage {
  const database = openSqliteDatabase(file)
  const assertInPlace = file === ':memory:' ? () => {} : watchFile(file)
  const guarded = <Driver extends object>(create: (database: SqliteDatabase) => Driver, reads: (keyof Driver)[]) =>
    guardDriver(createDriver(create, database), { file, assertInPlace, reads })
  return {
    projects: guarded(createSqliteProjects, ['all']),
    journal: guarded(createSqliteJournal, ['revision', 'dataset']),
    versions: guarded(createSqliteVersions, ['all', 'firstLabelConfigs']),
    jobs: guarded(createSqliteJobs, ['get', 'unfinished', 'lastEnded']),
    state: guarded(createSqliteState, stateReads),
    assertInPlace,
    close: async () => {
      database.close()
    },
  }
}

/**
 * What a training process works with: the annotations as they are at its first look, and the state. Never makes a new
 * database. Throws `MODEL_DIR_UNUSABLE`.
 */
export function openTrainingStorage(file: string): { journal: JournalDriver; state: Storage['state'] } {
  const snapshot = openSqliteDatabase(file, { fileMustExist: true })
  snapshot.exec('BEGIN')
  const live = openSqliteDatabase(file, { fileMustExist: true })
  return {
    journal: guardDriver(createDriver(createSqliteJournal, snapshot), { file, assertInPlace: () => {}, reads: [] }),
    state: guardDriver(createDriver(createSqliteState, live), {
      file,
      assertInPlace: watchFile(file),
      reads: stateReads,
    }),
  }
}

function createDriver<Driver>(create: (database: SqliteDatabase) => Driver, database: SqliteDatabase): Driver {
  try {
    return create(database)
  } catch (error) {
    throw explainSqliteError(error, database.name)
  }
}
