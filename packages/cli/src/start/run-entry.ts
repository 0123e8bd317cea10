import { pathToFileURL } from 'node:url'
import type { Entry } from '../entry/find-entry.ts'
import { missingPackage } from '../entry/missing-package.ts'
import { stopWhenOrphaned } from './stop-when-orphaned.ts'

/**
 * Runs a backend in this process, which goes on as long as the backend does. Its training processes run the same file,
 * which the server would else look for in the command line.
 */
export async function runEntry({ folder, file }: Entry, environment: Record<string, string>): Promise<void> {
  Object.assign(process.env, environment, { LABEL_STUDIO_ML_ENTRY: file })
  process.chdir(folder)
  stopWhenOrphaned()
  await import(pathToFileURL(file).href).catch((error) => {
    throw missingPackage(String(error?.message), folder) ?? error
  })
}
