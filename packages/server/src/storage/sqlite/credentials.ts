import type { CredentialsDriver, CredentialsRecord } from '../../label-studio/credentials-driver.ts'
import type { SqliteDatabase } from './database.ts'
import { eraseDeleted } from './erase-deleted.ts'

/** A token that is replaced or removed stays in no file. */
export function createSqliteCredentials(database: SqliteDatabase): CredentialsDriver {
  const get = database.prepare<[string], CredentialsRecord>('SELECT * FROM label_studio_credentials WHERE project = ?')
  const put = database.prepare('INSERT OR REPLACE INTO label_studio_credentials (project, url, token) VALUES (?, ?, ?)')
  const remove = database.prepare('DELETE FROM label_studio_credentials WHERE project = ?')
  const change = (project: string, write: () => void) => {
    if (get.get(project)?.token) eraseDeleted(database, write)
    else write()
  }
  return {
    get: async (project) => get.get(project),
    put: async ({ project, url, token }) => change(project, () => put.run(project, url, token)),
    remove: async (project) => change(project, () => remove.run(project)),
  }
}
