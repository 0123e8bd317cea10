import { pathToFileURL } from 'node:url'
import type { Entry } from './find-entry.ts'
import { missingPackage } from './missing-package.ts'
import { stopWhenOrphaned } from './stop-when-orphaned.ts'

/** Runs a backend in this process, which goes on as long as the backend does. */
export async function runEntry({ folder, file }: Entry, environment: Record<string, string>): Promise<void> {
  Object.assign(process.env, environment)
  process.chdir(folder)
  process.argv[1] = file
  stopWhenOrphaned()
  await import(pathToFileURL(file).href).catch((error) => {
    throw missingPackage(String(error?.message), folder) ?? error
  })
}
