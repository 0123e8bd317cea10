import { EmbeddedJobQueue } from '../../jobs/embedded-job-queue.ts'
import type { Storage, StorageOptions } from '../storage.ts'
import { createSqliteCredentials } from './credentials.ts'
import { openSqliteDatabase, type SqliteDatabase } from './database.ts'
import { explainSqliteError, guardDriver, watchFile } from './guard-driver.ts'
import { createSqliteJobs } from './jobs.ts'
import { createSqliteJournal } from './journal.ts'
import { createSqlitePendingPredictions } from './pending-predictions.ts'
import { isPrivateFile } from './private-file.ts'
import { createSqliteProjects } from './projects.ts'
import { createSqliteReadings } from './readings.ts'
import { createSqliteState } from './state.ts'
import { createSqliteVersions } from './versions.ts'

/** Storage in one SQLite file; `:memory:` keeps it in memory. Throws `MODEL_DIR_UNUSABLE`. */
export function openSqliteStorage(file: string, { forTraining = false }: StorageOptions): Storage {
  const database = openSqliteDatabase(file, { fileMustExist: forTraining })
  const snapshot = forTraining ? openSnapshot(file) : database
  const assertInPlace = file === ':memory:' ? () => {} : watchFile(file)
  const guarded = <Driver extends object>(
    create: (database: SqliteDatabase) => Driver,
    reads: (keyof Driver)[],
    of = database,
  ) => guardDriver(createDriver(create, of), { file, assertInPlace, reads })
  const jobs = new EmbeddedJobQueue(guarded(createSqliteJobs, ['get', 'list', 'log', 'addLog']))
  return {
    projects: guarded(createSqliteProjects, ['all', 'get']),
    journal: guarded(createSqliteJournal, ['revision', 'dataset'], snapshot),
    readings: guarded(createSqliteReadings, ['readUntil', 'counts']),
    versions: guarded(createSqliteVersions, ['list', 'promoted', 'firstLabelConfigs']),
    jobs,
    pendingPredictions: guarded(createSqlitePendingPredictions, ['read', 'count']),
    state: guarded(createSqliteState, ['get', 'has', 'keys']),
    credentials: guarded(createSqliteCredentials, ['get']),
    isPrivate: file === ':memory:' || isPrivateFile(file),
    assertInPlace,
    close: async () => {
      await jobs.close()
      snapshot.close()
      database.close()
    },
  }
}

/** A second connection, because a snapshot lasts as long as its transaction, in which nothing newer can be read. */
function openSnapshot(file: string): SqliteDatabase {
  const snapshot = openSqliteDatabase(file, { fileMustExist: true })
  snapshot.exec('BEGIN')
  return snapshot
}

function createDriver<Driver>(create: (database: SqliteDatabase) => Driver, database: SqliteDatabase): Driver {
  try {
    return create(database)
  } catch (error) {
    throw explainSqliteError(error, database.name)
  }
}
