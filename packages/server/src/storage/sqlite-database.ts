import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { BackendError } from '@label-studio-ml/protocol'
import Database from 'better-sqlite3'

export type SqliteDatabase = Database.Database

const tables = `
  CREATE TABLE IF NOT EXISTS projects (
    uid TEXT PRIMARY KEY, label_config TEXT, extra_params TEXT NOT NULL
  ) STRICT;
  CREATE TABLE IF NOT EXISTS journal_revisions (project TEXT PRIMARY KEY, revision INTEGER NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS tasks (
    project TEXT NOT NULL, task_id TEXT NOT NULL, data TEXT NOT NULL, PRIMARY KEY (project, task_id)
  ) STRICT;
  CREATE TABLE IF NOT EXISTS deleted_tasks (
    project TEXT NOT NULL, task_id TEXT NOT NULL, PRIMARY KEY (project, task_id)
  ) STRICT;
  CREATE TABLE IF NOT EXISTS annotations (
    project TEXT NOT NULL, annotation_id TEXT NOT NULL, task_id TEXT NOT NULL, annotator TEXT,
    was_cancelled INTEGER NOT NULL, ground_truth INTEGER NOT NULL, deleted INTEGER NOT NULL,
    updated_at TEXT NOT NULL, result TEXT NOT NULL, PRIMARY KEY (project, annotation_id)
  ) STRICT;
  CREATE INDEX IF NOT EXISTS annotations_of_task ON annotations (project, task_id, deleted);
  CREATE TABLE IF NOT EXISTS versions (
    project TEXT NOT NULL, version TEXT NOT NULL, number INTEGER NOT NULL, record TEXT NOT NULL,
    PRIMARY KEY (project, version)
  ) STRICT;
  CREATE TABLE IF NOT EXISTS jobs (
    id TEXT PRIMARY KEY, project TEXT NOT NULL, state TEXT NOT NULL, created_at TEXT NOT NULL, record TEXT NOT NULL
  ) STRICT;
  CREATE TABLE IF NOT EXISTS state (
    project TEXT NOT NULL, key TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (project, key)
  ) STRICT;
`

/**
 * Opens (and makes) the database file; `:memory:` keeps it in memory.
 * WAL with synchronous=NORMAL: a killed process loses nothing, and a training process reads beside the server.
 * Throws `MODEL_DIR_UNUSABLE`.
 */
export function openSqliteDatabase(file: string): SqliteDatabase {
  try {
    if (file !== ':memory:') mkdirSync(dirname(file), { recursive: true })
    const database = new Database(file)
    database.pragma('journal_mode = WAL')
    database.pragma('synchronous = NORMAL')
    database.pragma('busy_timeout = 5000')
    database.exec(tables)
    return database
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new BackendError(
      'MODEL_DIR_UNUSABLE',
      `Cannot open the database ${file}: ${reason}. Set MODEL_DIR to a folder this user can write; a damaged file must be restored or moved away.`,
      { cause },
    )
  }
}
