import type { SqliteDatabase } from './database.ts'

/**
 * Makes a change after which nothing that it deleted stands in the files: freed pages are overwritten, and the write-ahead log
 * is emptied into the database. Nobody is waited for: what a training reads at that moment stays in the log until the next
 * such change, or until the backend stops.
 */
export function eraseDeleted(database: SqliteDatabase, change: () => void): void {
  withPragma(database, 'secure_delete', 'ON', change)
  withPragma(database, 'busy_timeout', 0, () => database.pragma('wal_checkpoint(TRUNCATE)'))
}

function withPragma(database: SqliteDatabase, name: string, value: string | number, work: () => void): void {
  const before = database.pragma(name, { simple: true })
  database.pragma(`${name} = ${value}`)
  try {
    work()
  } finally {
    database.pragma(`${name} = ${before}`)
  }
}
