import { BackendError } from '@label-studio-ml/protocol'
import { openSqliteStorage } from './sqlite/open-sqlite.ts'
import type { Storage, StorageOptions } from './storage.ts'

/** Kept in memory and gone with the process: for tests. */
export const memoryUrl = 'sqlite::memory:'

/**
 * Opens the storage that a URL names: `sqlite:` and the path of a file, which is made when it is missing.
 * Throws `CONFIGURATION_INVALID` for another kind of storage, `MODEL_DIR_UNUSABLE`.
 *
 * @example openStorage('sqlite:/data/model-dir/backend.sqlite')
 */
export function openStorage(url: string, options: StorageOptions = {}): Storage {
  const [, scheme, path] = /^(\w+):(.+)$/s.exec(url) ?? []
  if (scheme === 'sqlite') return openSqliteStorage(path!, options)
  throw new BackendError(
    'CONFIGURATION_INVALID',
    `Cannot open the storage "${scheme ? `${scheme}:…` : url}": expected sqlite: and the path of a file, such as sqlite:model-dir/backend.sqlite.`,
  )
}
