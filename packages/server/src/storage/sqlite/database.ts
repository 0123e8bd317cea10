import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { BackendError, isBackendError } from '@label-studio-ml/protocol'
import Database from 'better-sqlite3'
import { migrate } from './migrations.ts'
import { createPrivateFile, takeRightsFromOthers } from './private-file.ts'

export type SqliteDatabase = Database.Database

/**
 * Opens (and makes) the database file; `:memory:` keeps it in memory.
 * WAL with synchronous=NORMAL: a killed process loses nothing, and a training process reads beside the server. Other users
 * have no rights on its files. Within a page what is deleted or moved is overwritten; see `erase-deleted.ts` for the rest.
 * Throws `MODEL_DIR_UNUSABLE`.
 *
 * @param options with `fileMustExist` nothing is made
 */
export function openSqliteDatabase(file: string, { fileMustExist = false } = {}): SqliteDatabase {
  let database: SqliteDatabase | undefined
  try {
    if (file !== ':memory:' && !fileMustExist) {
      mkdirSync(dirname(file), { recursive: true })
      createPrivateFile(file)
    }
    database = new Database(file, { fileMustExist })
    database.pragma('journal_mode = WAL')
    database.pragma('synchronous = NORMAL')
    database.pragma('busy_timeout = 5000')
    database.pragma('secure_delete = FAST')
    migrate(database)
    if (file !== ':memory:') takeRightsFromOthers(file)
    return database
  } catch (cause) {
    database?.close()
    if (isBackendError(cause)) throw cause
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new BackendError(
      'MODEL_DIR_UNUSABLE',
      `Cannot open the database ${file}: ${reason}. Set MODEL_DIR to a folder this user can write; a damaged file must be restored or moved away.`,
      { cause },
    )
  }
}
