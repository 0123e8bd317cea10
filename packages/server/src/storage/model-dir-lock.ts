import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { BackendError } from '@label-studio-ml/protocol'
import Database from 'better-sqlite3'

/** Milliseconds that a server waits for the one it replaces. */
const lockTimeoutMs = 3000

/**
 * Makes this process the only server of a MODEL_DIR: a second one would clean away what the first one's training
 * writes, and run its jobs again. The lock goes with the process, also by kill -9. Throws `MODEL_DIR_UNUSABLE`.
 *
 * @returns a function that releases the folder
 */
export function lockModelDir(modelDir: string): () => void {
  let database: Database.Database | undefined
  try {
    mkdirSync(modelDir, { recursive: true })
    database = new Database(join(modelDir, 'lock.sqlite'), { timeout: lockTimeoutMs })
    database.exec('BEGIN EXCLUSIVE')
    return () => database?.close()
  } catch (cause) {
    database?.close()
    throw lockError(modelDir, cause as Error & { code?: string })
  }
}

function lockError(modelDir: string, cause: Error & { code?: string }): BackendError {
  const message =
    cause.code === 'SQLITE_BUSY'
      ? `MODEL_DIR ${modelDir} is used by another server: stop that one, or set another MODEL_DIR for this one.`
      : `Cannot use MODEL_DIR ${modelDir}: ${cause.message}. Set it to a folder this user can write.`
  return new BackendError('MODEL_DIR_UNUSABLE', message, { cause })
}
