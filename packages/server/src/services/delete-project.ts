import type { SetupCredentials } from '../label-studio/setup-credentials.ts'
import type { ModelHost } from '../models/model-host.ts'
import type { ProjectReference, ProjectStore } from '../projects/project-store.ts'
import type { Storage } from '../storage/storage.ts'
import type { TrainingPolicy } from '../training/training-policy.ts'
import type { ArtifactStore } from '../versions/artifact-store.ts'
import type { VersionRegistry } from '../versions/version-registry.ts'

/**
 * Removes a project with its annotations, versions, jobs, state, files and what is known of its Label Studio. Label Studio never asks for it, people do.
 *
 * @returns false for an unknown project
 */
export type DeleteProject = (project: ProjectReference) => Promise<boolean>

export interface DeleteProjectOptions {
  projects: ProjectStore
  versions: VersionRegistry
  artifacts: ArtifactStore
  host: ModelHost
  storage: Pick<Storage, 'journal' | 'jobs' | 'state' | 'pendingPredictions'>
  setupCredentials: Pick<SetupCredentials, 'forget'>
  /** Undefined for a model that does not learn. */
  policy: Pick<TrainingPolicy, 'cancel'> | undefined
}

export function createDeleteProject(options: DeleteProjectOptions): DeleteProject {
  const { projects, versions, artifacts, host, storage, setupCredentials, policy } = options
  return async (reference) => {
    const project = projects.uidOfReference(reference)
    const isKnown = projects.get(project) !== undefined
    await policy?.cancel(project, 'the project was deleted')
    await projects.remove(project)
    await versions.removeProject(project)
    await storage.journal.removeProject(project)
    await storage.jobs.removeProject(project)
    await storage.pendingPredictions.removeProject(project)
    for (const key of await storage.state.keys(project)) await storage.state.delete(project, key)
    await setupCredentials.forget(project)
    await artifacts.removeProject(project)
    host.unloadProject(project)
    return isKnown
  }
}
