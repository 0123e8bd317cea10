import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BackendProcess, startBackendProcess } from '../backend/backend-process.ts'
import type { Entry } from '../entry/find-entry.ts'

/**
 * Starts a backend with an empty MODEL_DIR that goes when it stops.
 * @throws BackendError INTERNAL with what it printed, when it ends or does not listen.
 */
export async function startForCheck(entry: Entry, environment: Record<string, string>): Promise<BackendProcess> {
  const modelDir = await mkdtemp(join(tmpdir(), 'label-studio-ml-check-'))
  const remove = () => rm(modelDir, { recursive: true, force: true })
  const own = { MODEL_DIR: modelDir, BASIC_AUTH_USER: '', BASIC_AUTH_PASS: '', BASIC_AUTH_PASS_FILE: '' }
  try {
    const backend = await startBackendProcess(entry, { ...environment, ...own })
    return { ...backend, stop: () => backend.stop().then(remove) }
  } catch (error) {
    await remove()
    throw error
  }
}
