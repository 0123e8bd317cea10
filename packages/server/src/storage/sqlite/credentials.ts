import type { CredentialsDriver, CredentialsRecord } from '../../label-studio/credentials-driver.ts'
import type { SqliteDatabase } from './database.ts'

export function createSqliteCredentials(database: SqliteDatabase): CredentialsDriver {
  const get = database.prepare<[string], CredentialsRecord>('SELECT * FROM label_studio_credentials WHERE project = ?')
  const put = database.prepare('INSERT OR REPLACE INTO label_studio_credentials (project, url, token) VALUES (?, ?, ?)')
  const remove = database.prepare('DELETE FROM label_studio_credentials WHERE project = ?')
  return {
    get: async (project) => get.get(project),
    put: async ({ project, url, token }) => {
      put.run(project, url, token)
    },
    remove: async (project) => {
      remove.run(project)
    },
  }
}
