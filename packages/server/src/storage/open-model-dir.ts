import { join } from 'node:path'
import { ProjectStore } from '../projects/project-store.ts'
import { type ArtifactStore, createArtifactStore } from '../versions/artifact-store.ts'
import { discardCandidates } from '../versions/publish-version.ts'
import { VersionRegistry } from '../versions/version-registry.ts'
import { lockModelDir } from './model-dir-lock.ts'
import { openStorage } from './open-storage.ts'
import type { Storage } from './storage.ts'

export interface ModelDir {
  modelDir: string
  storageUrl: string
  storage: Storage
  projects: ProjectStore
  versions: VersionRegistry
  artifacts: ArtifactStore
  close(): Promise<void>
}

/** Opens everything that outlives the process, and clears away what a killed one left. Throws `MODEL_DIR_UNUSABLE`. */
export async function openModelDir(folder: string, declaredVersion?: string): Promise<ModelDir> {
  const unlock = lockModelDir(folder)
  let storage: Storage | undefined
  let versions: VersionRegistry | undefined
  const close = async () => {
    await versions?.close()
    await storage?.close()
    unlock()
  }
  try {
    const storageUrl = `sqlite:${join(folder, 'backend.sqlite')}`
    storage = openStorage(storageUrl)
    const projects = new ProjectStore(storage.projects)
    versions = new VersionRegistry(storage.versions, declaredVersion)
    await Promise.all([projects.load(), versions.load(), storage.journal.removeLeftovers()])
    const artifacts = createArtifactStore(folder)
    await discardCandidates({ versions: storage.versions, artifacts })
    await artifacts.removeLeftovers(versions.all())
    return { modelDir: folder, storageUrl, storage, projects, versions, artifacts, close }
  } catch (error) {
    await close()
    throw error
  }
}
