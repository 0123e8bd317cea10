import { statSync } from 'node:fs'
import { BackendError } from '@label-studio-ml/protocol'

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
