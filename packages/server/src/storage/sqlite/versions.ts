import type { VersionDriver, VersionRecord } from '../../versions/version-driver.ts'
import type { SqliteDatabase } from './database.ts'

export function createSqliteVersions(database: SqliteDatabase): VersionDriver {
  const all = database.prepare<[], { record: string }>('SELECT record FROM versions ORDER BY project, number')
  const add = database.prepare('INSERT INTO versions (project, version, number, record) VALUES (?, ?, ?, ?)')
  const update = database.prepare('UPDATE versions SET record = ? WHERE project = ? AND version = ?')
  const remove = database.prepare('DELETE FROM versions WHERE project = ? AND version = ?')
  const first = database.prepare<[string], { project: string; label_config_fingerprint: string }>(
    'SELECT project, label_config_fingerprint FROM declared_versions WHERE version = ?',
  )
  const addFirst = database.prepare(
    'INSERT OR IGNORE INTO declared_versions (project, version, label_config_fingerprint) VALUES (?, ?, ?)',
  )
  const removals = ['versions', 'declared_versions'].map((table) =>
    database.prepare(`DELETE FROM ${table} WHERE project = ?`),
  )
  return {
    all: async () => all.all().map((row) => JSON.parse(row.record) as VersionRecord),
    add: async (version) => {
      add.run(version.project, version.version, version.number, JSON.stringify(version))
    },
    update: async (version) => {
      update.run(JSON.stringify(version), version.project, version.version)
    },
    remove: async (project, version) => {
      remove.run(project, version)
    },
    firstLabelConfigs: async (version) =>
      new Map(first.all(version).map((row) => [row.project, row.label_config_fingerprint])),
    addFirstLabelConfig: async (project, version, fingerprint) => {
      addFirst.run(project, version, fingerprint)
    },
    removeProject: async (project) => {
      for (const removal of removals) removal.run(project)
    },
  }
}
