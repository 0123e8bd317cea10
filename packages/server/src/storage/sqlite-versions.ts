import type { SqliteDatabase } from './sqlite-database.ts'
import type { VersionDriver, VersionRecord } from './version-driver.ts'

export function createSqliteVersions(database: SqliteDatabase): VersionDriver {
  const all = database.prepare<[], { record: string }>('SELECT record FROM versions ORDER BY project, number')
  const add = database.prepare('INSERT INTO versions (project, version, number, record) VALUES (?, ?, ?, ?)')
  const update = database.prepare('UPDATE versions SET record = ? WHERE project = ? AND version = ?')
  const remove = database.prepare('DELETE FROM versions WHERE project = ? AND version = ?')
  const removeProject = database.prepare('DELETE FROM versions WHERE project = ?')
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
    removeProject: async (project) => {
      removeProject.run(project)
    },
  }
}
