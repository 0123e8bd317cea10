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

/** Storage in one SQLite file; `:memory:` for tests. Throws `MODEL_DIR_UNUSABLE`. */
export function createSqliteStorage(file: string): Storage {
  const database = openSqliteDatabase(file)
  const assertInPlace = file === ':memory:' ? () => {} : watchFile(file)
  const guarded = <Driver extends object>(create: (database: SqliteDatabase) => Driver) =>
    guardDriver(createDriver(create, database), file, assertInPlace)
  return {
    projects: guarded(createSqliteProjects),
    journal: guarded(createSqliteJournal),
    versions: guarded(createSqliteVersions),
    jobs: guarded(createSqliteJobs),
    state: guarded(createSqliteState),
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
    journal: guardDriver(createDriver(createSqliteJournal, snapshot), file, () => {}),
    state: guardDriver(createDriver(createSqliteState, live), file, watchFile(file)),
  }
}

function createDriver<Driver>(create: (database: SqliteDatabase) => Driver, database: SqliteDatabase): Driver {
  try {
    return create(database)
  } catch (error) {
    throw explainSqliteError(error, database.name)
  }
}
