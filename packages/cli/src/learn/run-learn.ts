import type { BackendOptions } from '../backend/backend-options.ts'
import { openBackend } from '../backend/open-backend.ts'
import { type AnnotatedRowOptions, annotatedFiles } from '../rows/row-options.ts'
import { warnOfVisibleSecrets } from '../settings/warn-of-visible-secrets.ts'
import { learnFromFiles } from './learn-from-files.ts'

/** What `label-studio-ml learn` does; gives the exit code. */
export async function runLearn(
  paths: readonly string[],
  options: BackendOptions & AnnotatedRowOptions & { folder?: string; train: boolean },
  signal: AbortSignal,
): Promise<number> {
  warnOfVisibleSecrets(options)
  const { folder = '.', train: trains } = options
  const files = annotatedFiles(paths, options)
  const backend = await openBackend(folder, options)
  try {
    return (await learnFromFiles(backend, { ...files, folder, trains }, signal)).code
  } finally {
    await backend.close()
  }
}
