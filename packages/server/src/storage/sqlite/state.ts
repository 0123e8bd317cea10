import { assertStateName, decodeState, encodeState, type KeyValueDriver } from '@label-studio-ml/sdk/host'
import type { SqliteDatabase } from './database.ts'

export function createSqliteState(database: SqliteDatabase): KeyValueDriver {
  const get = database.prepare<[string, string], { value: string }>(
    'SELECT value FROM state WHERE project = ? AND key = ?',
  )
  const set = database.prepare('INSERT OR REPLACE INTO state (project, key, value) VALUES (?, ?, ?)')
  const remove = database.prepare('DELETE FROM state WHERE project = ? AND key = ?')
  const keys = database.prepare<[string], { key: string }>('SELECT key FROM state WHERE project = ?')
  return {
    get: async (project, key) => {
      const row = get.get(project, key)
      return row && decodeState(row.value)
    },
    set: async (project, key, value) => {
      assertStateName('namespace', project)
      assertStateName('key', key)
      set.run(project, key, encodeState(value))
    },
    has: async (project, key) => get.get(project, key) !== undefined,
    delete: async (project, key) => remove.run(project, key).changes > 0,
    keys: async (project) =>
      keys
        .all(project)
        .map((row) => row.key)
        .sort(),
  }
}
