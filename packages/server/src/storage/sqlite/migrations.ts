import { BackendError } from '@label-studio-ml/protocol'
import type Database from 'better-sqlite3'

/** The tables of the first release, which wrote no version number: they may be there already. */
const firstTables = `
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
 * Rows belong to a generation, and `journals` says which one is a project's: thousands of them are replaced or removed
 * by one small change. Rows of an unused generation are being written or removed; no project reads them.
 * The first release compared times as they were written, with any offset from UTC.
 */
const generations = `
  ALTER TABLE tasks RENAME COLUMN project TO generation;
  ALTER TABLE deleted_tasks RENAME COLUMN project TO generation;
  ALTER TABLE annotations RENAME COLUMN project TO generation;
  CREATE TABLE journals (project TEXT PRIMARY KEY, generation TEXT NOT NULL, revision INTEGER NOT NULL) STRICT;
  INSERT INTO journals SELECT project, project, revision FROM journal_revisions;
  DROP TABLE journal_revisions;
  CREATE TABLE unused_generations (generation TEXT PRIMARY KEY) STRICT;
  UPDATE annotations SET updated_at = strftime('%Y-%m-%dT%H:%M:%f', updated_at) || '000Z'
    WHERE updated_at <> '' AND updated_at NOT GLOB '*Z' AND strftime('%f', updated_at) IS NOT NULL;
`

const declaredVersions = `
  CREATE TABLE declared_versions (
    project TEXT NOT NULL, version TEXT NOT NULL, label_config_fingerprint TEXT NOT NULL, PRIMARY KEY (project, version)
  ) STRICT;
`

/** In earlier releases the version of the largest number served. */
const promotedVersions = `
  CREATE TABLE promoted_versions (project TEXT PRIMARY KEY, version TEXT NOT NULL) STRICT;
  INSERT INTO promoted_versions
    SELECT project, version FROM (SELECT project, version, max(number) FROM versions GROUP BY project);
`

/** Earlier releases knew trainings only, and kept the whole record of one as JSON. */
const jobsOfKinds = `
  ALTER TABLE jobs RENAME TO trainings;
  CREATE TABLE jobs (
    id TEXT PRIMARY KEY, kind TEXT NOT NULL, project TEXT NOT NULL, state TEXT NOT NULL, input TEXT NOT NULL,
    attempts INTEGER NOT NULL, created_at TEXT NOT NULL, run_at TEXT NOT NULL, ended_at TEXT, progress REAL NOT NULL,
    error TEXT, result TEXT
  ) STRICT;
  INSERT INTO jobs
    SELECT id, 'training', project, state, json_object('trigger', record ->> '$.trigger'),
      coalesce(record ->> '$.attempts', 0), created_at, created_at, record ->> '$.endedAt',
      coalesce(record ->> '$.progress', 0), record ->> '$.error',
      iif(record ->> '$.version' IS NULL, NULL, json_object('version', record ->> '$.version'))
    FROM trainings ORDER BY created_at;
  DROP TABLE trainings;
  CREATE INDEX jobs_of_project ON jobs (project, ended_at);
  CREATE INDEX jobs_in_state ON jobs (state, created_at);
  CREATE TABLE job_log (line INTEGER PRIMARY KEY, job TEXT NOT NULL, at TEXT NOT NULL, message TEXT NOT NULL) STRICT;
  CREATE INDEX log_of_job ON job_log (job, line);
`

/** The row of task -1 stands for all tasks of its project. */
const pendingPredictions = `
  CREATE TABLE pending_predictions (
    project TEXT NOT NULL, task INTEGER NOT NULL, number INTEGER NOT NULL, PRIMARY KEY (project, task)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX pending_in_order ON pending_predictions (project, number);
`

/** `token` may be a secret as it is: the rights on the file keep it, see `private-file.ts`. */
const credentials = `
  CREATE TABLE label_studio_credentials (project TEXT PRIMARY KEY, url TEXT NOT NULL, token TEXT) STRICT;
`

/** What earlier releases took from requests made by hand has ids that Label Studio does not give. */
const annotationSources = `
  ALTER TABLE annotations ADD COLUMN source TEXT NOT NULL DEFAULT 'webhook';
  ALTER TABLE annotations ADD COLUMN recorded_at TEXT NOT NULL DEFAULT '';
  ALTER TABLE deleted_tasks ADD COLUMN recorded_at TEXT NOT NULL DEFAULT '';
  UPDATE annotations SET source = 'file' WHERE annotation_id GLOB '*[^0-9]*';
  CREATE TABLE readings (generation TEXT PRIMARY KEY, url TEXT NOT NULL, read_until TEXT NOT NULL) STRICT;
`

/** The step at index n brings a database from version n to n + 1. A step that was released never changes. */
const migrations: readonly string[] = [
  firstTables,
  generations,
  declaredVersions,
  promotedVersions,
  jobsOfKinds,
  pendingPredictions,
  credentials,
  annotationSources,
]

/**
 * Brings a database to the schema of this release, all or nothing; the version is kept in `PRAGMA user_version`.
 * Throws `MODEL_DIR_UNUSABLE` for a database of a later release.
 */
export function migrate(database: Database.Database): void {
  const written = database.pragma('user_version', { simple: true }) as number
  if (written > migrations.length) throw tooNew(database.name, written)
  if (written === migrations.length) return
  database
    .transaction(() => {
      for (const step of migrations.slice(written)) database.exec(step)
      database.pragma(`user_version = ${migrations.length}`)
    })
    .immediate()
}

function tooNew(file: string, written: number): BackendError {
  return new BackendError(
    'MODEL_DIR_UNUSABLE',
    `The database ${file} was written by a later release: it has version ${written}, this release knows up to ${migrations.length}. Start the later release again, or set another MODEL_DIR for this one.`,
  )
}
