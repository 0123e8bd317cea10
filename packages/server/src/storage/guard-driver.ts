import { BackendError } from '@label-studio-ml/protocol'

/** Methods that write nothing: they go on when the file is gone, so that predictions do. */
const reads: ReadonlySet<string> = new Set(['get', 'has', 'keys', 'all', 'unfinished', 'revision'])

/**
 * A driver whose writes are acknowledged only while the database file is where it was opened, and whose errors of SQLite
 * say which file is meant and what to do.
 *
 * @param assertInPlace throws `MODEL_DIR_LOST`
 */
export function guardDriver<Driver extends object>(driver: Driver, file: string, assertInPlace: () => void): Driver {
  const guarded = Object.entries(driver).map(([name, method]) => [
    name,
    name === 'dataset'
      ? guardIterable(method, file)
      : guardMethod(method, file, reads.has(name) ? () => {} : assertInPlace),
  ])
  return Object.fromEntries(guarded) as Driver
}

type Method = (...given: unknown[]) => Promise<unknown>

function guardMethod(method: Method, file: string, afterwards: () => void): Method {
  return async (...given) => {
    try {
      const answer = await method(...given)
      afterwards()
      return answer
    } catch (error) {
      throw explainSqliteError(error, file)
    }
  }
}

function guardIterable(method: (...given: unknown[]) => AsyncIterable<unknown>, file: string) {
  return async function* (...given: unknown[]) {
    try {
      yield* method(...given)
    } catch (error) {
      throw explainSqliteError(error, file)
    }
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
