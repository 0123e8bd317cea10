import { statSync } from 'node:fs'
import { BackendError } from '@label-studio-ml/protocol'

export interface DriverGuard<Driver> {
  /** The database file, for messages. */
  file: string
  /** Throws `MODEL_DIR_LOST`. */
  assertInPlace: () => void
  /** Methods that write nothing: they go on when the file is gone, so that predictions do. */
  reads: readonly (keyof Driver)[]
}

/**
 * A driver whose writes are acknowledged only while the database file is where it was opened, and whose errors of SQLite
 * say which file is meant and what to do.
 */
export function guardDriver<Driver extends object>(driver: Driver, guard: DriverGuard<Driver>): Driver {
  const guarded = Object.entries(driver).map(([name, method]) => {
    const acknowledge = guard.reads.includes(name as keyof Driver) ? () => {} : guard.assertInPlace
    return [name, guardMethod(method, guard.file, acknowledge)]
  })
  return Object.fromEntries(guarded) as Driver
}

type Answer = Promise<unknown> | AsyncIterable<unknown>

function guardMethod(method: (...given: unknown[]) => Answer, file: string, acknowledge: () => void) {
  return (...given: unknown[]): Answer => {
    const answer = method(...given)
    return Symbol.asyncIterator in answer ? explainIn(answer, file) : settle(answer, file, acknowledge)
  }
}

async function settle(answer: Promise<unknown>, file: string, acknowledge: () => void): Promise<unknown> {
  try {
    const settled = await answer
    acknowledge()
    return settled
  } catch (error) {
    throw explainSqliteError(error, file)
  }
}

async function* explainIn(answer: AsyncIterable<unknown>, file: string): AsyncIterable<unknown> {
  try {
    yield* answer
  } catch (error) {
    throw explainSqliteError(error, file)
  }
}

const advice = {
  SQLITE_FULL: 'Free some space on the disk of MODEL_DIR.',
  SQLITE_READONLY: 'Let this user write MODEL_DIR.',
  SQLITE_BUSY: 'Another process holds it: stop that one.',
  SQLITE_CORRUPT:
    'It is damaged: stop the backend and restore the file from a backup, or move it away to start without what it held.',
} as const

/** An error of SQLite as `MODEL_DIR_UNUSABLE` with the file and what to do; any other error as it is. */
export function explainSqliteError(error: unknown, file: string): unknown {
  const { code, message } = error as { code?: unknown; message?: string }
  if (typeof code !== 'string' || !code.startsWith('SQLITE_')) return error
  const kind = code === 'SQLITE_NOTADB' ? 'SQLITE_CORRUPT' : code.split('_').slice(0, 2).join('_')
  const fix = advice[kind as keyof typeof advice] ?? 'Look at the disk of MODEL_DIR.'
  return new BackendError('MODEL_DIR_UNUSABLE', `Cannot use the database ${file}: ${message}. ${fix}`, { cause: error })
}

/**
 * Remembers which file a path names. The function it returns throws `MODEL_DIR_LOST` once the path names none or another:
 * what is written into a file that was unlinked is gone at the next start.
 */
export function watchFile(file: string): () => void {
  const opened = statSync(file, { bigint: true })
  return () => {
    const found = statSync(file, { bigint: true, throwIfNoEntry: false })
    if (found?.ino === opened.ino && found.dev === opened.dev) return
    throw new BackendError(
      'MODEL_DIR_LOST',
      `${file} was ${found ? 'replaced' : 'removed'} while the backend runs: nothing can be kept. Put MODEL_DIR in place and restart the backend.`,
    )
  }
}
