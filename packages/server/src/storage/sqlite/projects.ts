import type { ProjectDriver } from '../../projects/project-driver.ts'
import type { SqliteDatabase } from './database.ts'

type Row = { uid: string; label_config: string | null; extra_params: string }

export function createSqliteProjects(database: SqliteDatabase): ProjectDriver {
  const all = database.prepare<[], Row>('SELECT * FROM projects')
  const put = database.prepare('INSERT OR REPLACE INTO projects (uid, label_config, extra_params) VALUES (?, ?, ?)')
  const remove = database.prepare('DELETE FROM projects WHERE uid = ?')
  return {
    all: async () =>
      all.all().map((row) => ({
        uid: row.uid,
        labelConfig: row.label_config,
        extraParams: JSON.parse(row.extra_params),
      })),
    put: async ({ uid, labelConfig, extraParams }) => {
      put.run(uid, labelConfig, JSON.stringify(extraParams ?? null))
    },
    remove: async (uid) => {
      remove.run(uid)
    },
  }
}
