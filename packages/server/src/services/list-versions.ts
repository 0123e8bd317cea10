import type { VersionsResponse } from '@label-studio-ml/protocol'
import type { JobQueue } from '../jobs/job-queue.ts'
import type { VersionFallback } from '../models/version-fallback.ts'
import type { ProjectReference, ProjectStore } from '../projects/project-store.ts'
import type { VersionRegistry } from '../versions/version-registry.ts'
import { lastFailures } from './request-training.ts'
import type { ServingVersion } from './select-model.ts'

/** Every version that a project can serve, the one that serves first, then newest first. Without a project: those of all. */
export type ListVersions = (project: ProjectReference) => Promise<VersionsResponse>

export interface ListVersionsOptions {
  projects: ProjectStore
  versions: VersionRegistry
  fallback: VersionFallback
  servingVersion: ServingVersion
  jobs: JobQueue
}

export function createListVersions(options: ListVersionsOptions): ListVersions {
  const { projects, versions, fallback, servingVersion, jobs } = options
  return async (reference) => {
    const named = reference ? projects.uidOfReference(reference) : undefined
    const unusable = fallback.unusable().filter(({ project }) => !named || project === named)
    const failures = await lastFailures(jobs, named)
    const found = new Set<string>()
    for (const project of named ? [named] : projects.all().map(({ uid }) => uid)) {
      const ofProject = unusable.filter((version) => version.project === project)
      const damaged = new Set(ofProject.map(({ version }) => version))
      const stored = versions.of(project).map(({ version }) => version)
      const usable = stored.filter((version) => !damaged.has(version))
      for (const version of [await servingVersion(project), ...usable.reverse()]) found.add(version)
    }
    return {
      versions: [...found],
      ...(unusable.length > 0 ? { unusable } : {}),
      ...(failures.length > 0 ? { training_failures: failures } : {}),
    }
  }
}
