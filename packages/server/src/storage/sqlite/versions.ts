import { isCandidate, type VersionDriver, type VersionRecord, versionName } from '../../versions/version-driver.ts'
import type { SqliteDatabase } from './database.ts'

export function createSqliteVersions(database: SqliteDatabase): VersionDriver {
  const rows = createVersionRows(database)
  const first = database.prepare<[string], { project: string; label_config_fingerprint: string }>(
    'SELECT project, label_config_fingerprint FROM declared_versions WHERE version = ?',
  )
  const addFirst = database.prepare(
    'INSERT OR IGNORE INTO declared_versions (project, version, label_config_fingerprint) VALUES (?, ?, ?)',
  )
  const removals = ['versions', 'promoted_versions', 'declared_versions'].map((table) =>
    database.prepare(`DELETE FROM ${table} WHERE project = ?`),
  )
  const removeProject = database.transaction((project: string) => {
    for (const removal of removals) removal.run(project)
  })
  return {
    list: async (project) => rows.list(project),
    add: async (candidate) => rows.add.immediate(candidate),
    promote: async (project, version) => rows.promote.immediate(project, version),
    promoted: async (project) => rows.promoted(project),
    markServed: async (project, version, lastServedAt) => rows.markServed.immediate(project, version, lastServedAt),
    remove: async (project, version) => rows.remove(project, version),
    removeProject: async (project) => removeProject.immediate(project),
    firstLabelConfigs: async (version) =>
      new Map(first.all(version).map((row) => [row.project, row.label_config_fingerprint])),
    addFirstLabelConfig: async (project, version, fingerprint) => {
      addFirst.run(project, version, fingerprint)
    },
  }
}

type Row = { record: string }

/** What is read and then written happens in one transaction that takes the lock first: a training process writes too. */
function createVersionRows(database: SqliteDatabase) {
  const all = database.prepare<[], Row>('SELECT record FROM versions ORDER BY project, number')
  const ofProject = database.prepare<[string], Row>('SELECT record FROM versions WHERE project = ? ORDER BY number')
  const find = database.prepare<[string, string], Row>('SELECT record FROM versions WHERE project = ? AND version = ?')
  const promoted = database.prepare<[string], Row>(
    'SELECT record FROM promoted_versions JOIN versions USING (project, version) WHERE project = ?',
  )
  const last = database.prepare<[string], { number: number | null }>(
    'SELECT max(number) AS number FROM versions WHERE project = ?',
  )
  const insert = database.prepare('INSERT INTO versions (project, version, number, record) VALUES (?, ?, ?, ?)')
  const update = database.prepare('UPDATE versions SET record = ? WHERE project = ? AND version = ?')
  const point = database.prepare('INSERT OR REPLACE INTO promoted_versions (project, version) VALUES (?, ?)')
  const remove = database.prepare('DELETE FROM versions WHERE project = ? AND version = ?')
  const write = (version: VersionRecord) => update.run(JSON.stringify(version), version.project, version.version)
  return {
    list: (project?: string) => (project === undefined ? all.all() : ofProject.all(project)).map(parse),
    promoted: (project: string) => parseFound(promoted.get(project)),
    remove: (project: string, version: string) => void remove.run(project, version),
    add: database.transaction((candidate: Parameters<VersionDriver['add']>[0]): VersionRecord => {
      const now = new Date()
      const number = (last.get(candidate.project)?.number ?? 0) + 1
      const name = { version: versionName(number, now), number, createdAt: now.toISOString() }
      const version = { ...name, ...candidate, promotedAt: null, lastServedAt: null }
      insert.run(version.project, version.version, number, JSON.stringify(version))
      return version
    }),
    promote: database.transaction((project: string, name: string): VersionRecord => {
      const found = parseFound(find.get(project, name))
      if (!found) throw new Error(`Project ${project} has no version ${name} that could serve it.`)
      const version = isCandidate(found) ? { ...found, promotedAt: new Date().toISOString() } : found
      write(version)
      point.run(project, name)
      return version
    }),
    markServed: database.transaction((project: string, name: string, lastServedAt: string) => {
      const found = parseFound(find.get(project, name))
      if (found) write({ ...found, lastServedAt })
    }),
  }
}

function parse(row: Row): VersionRecord {
  return JSON.parse(row.record)
}

function parseFound(row: Row | undefined): VersionRecord | undefined {
  return row && parse(row)
}
