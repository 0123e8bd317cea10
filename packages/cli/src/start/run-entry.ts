import { pathToFileURL } from 'node:url'
import type { Entry } from '../entry/find-entry.ts'
import { missingPackage } from '../entry/missing-package.ts'
import { stopWhenOrphaned } from './stop-when-orphaned.ts'

/**
 * Runs a backend in this process, which goes on as long as the backend does. Its training processes run the same file,
 * which the server would else look for in the command line. One that is attached ends with the process that started it.
 */
export async function runEntry(
  { folder, file }: Entry,
  environment: Record<string, string>,
  isAttached = false,
): Promise<void> {
  Object.assign(process.env, environment, { LABEL_STUDIO_ML_ENTRY: file })
  process.chdir(folder)
  if (isAttached || process.env.npm_lifecycle_event) stopWhenOrphaned()
  await import(pathToFileURL(file).href).catch((error) => {
    throw missingPackage(String(error?.message), folder) ?? error
  })
}
