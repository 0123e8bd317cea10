import type { ProjectDriver, ProjectRecord } from '../../projects/project-driver.ts'
import type { SqliteDatabase } from './database.ts'

type Row = { uid: string; label_config: string | null; extra_params: string }

export function createSqliteProjects(database: SqliteDatabase): ProjectDriver {
  const all = database.prepare<[], Row>('SELECT * FROM projects')
  const get = database.prepare<[string], Row>('SELECT * FROM projects WHERE uid = ?')
  const put = database.prepare('INSERT OR REPLACE INTO projects (uid, label_config, extra_params) VALUES (?, ?, ?)')
  const remove = database.prepare('DELETE FROM projects WHERE uid = ?')
  return {
    all: async () => all.all().map(recordOf),
    get: async (uid) => {
      const row = get.get(uid)
      return row && recordOf(row)
    },
    put: async ({ uid, labelConfig, extraParams }) => {
      put.run(uid, labelConfig, JSON.stringify(extraParams ?? null))
    },
    remove: async (uid) => {
      remove.run(uid)
    },
  }
}

function recordOf({ uid, label_config: labelConfig, extra_params: extraParams }: Row): ProjectRecord {
  return { uid, labelConfig, extraParams: JSON.parse(extraParams) }
}
