import type { Storage } from '../storage/storage.ts'
import type { VersionRegistry } from '../versions/version-registry.ts'

export interface Health {
  modelName: string
  /** With several projects the one that was made last, of any of them. */
  version: string
}

/**
 * Answers from memory, whatever the model does. Throws `MODEL_DIR_LOST`: Label Studio shows that on the model's page, and
 * a supervisor restarts the process.
 */
export type CheckHealth = () => Health

export interface CheckHealthOptions {
  modelName: string
  storage: Pick<Storage, 'assertInPlace'>
  versions: Pick<VersionRegistry, 'newest' | 'untrainedName'>
}

export function createCheckHealth({ modelName, storage, versions }: CheckHealthOptions): CheckHealth {
  return () => {
    storage.assertInPlace()
    return { modelName, version: versions.newest?.version ?? versions.untrainedName }
  }
}
