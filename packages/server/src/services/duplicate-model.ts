import { randomUUID } from 'node:crypto'
import { BackendError } from '@label-studio-ml/protocol'
import type { Log } from '../observability/log.ts'
import type { ProjectReference, ProjectStore } from '../projects/project-store.ts'
import type { ArtifactStore } from '../versions/artifact-store.ts'
import { newestWhole } from '../versions/newest-whole.ts'
import { type CandidateStores, type PromoteVersion, publishCandidate } from '../versions/publish-version.ts'
import type { VersionRegistry } from '../versions/version-registry.ts'

/**
 * Gives a project a copy of another one's newest undamaged version, and returns the name of the copy. Throws
 * `PROJECT_UNKNOWN`.
 */
export type DuplicateModel = (source: ProjectReference, destination: ProjectReference) => Promise<string>

export interface DuplicateModelOptions {
  projects: ProjectStore
  versions: VersionRegistry
  artifacts: ArtifactStore
  candidates: CandidateStores
  promoteVersion: PromoteVersion
  log: Log
}

export function createDuplicateModel(options: DuplicateModelOptions): DuplicateModel {
  const { projects, versions, artifacts, candidates, promoteVersion, log } = options
  return async (from, to) => {
    const source = projects.uidOfReference(from)
    const project = projects.uidOfReference(to)
    const whole = await newestWhole(versions.of(source), artifacts, (reason) => log.warn({ reason }, 'not copied'))
    if (!whole) throw nothingToCopy(source)
    const { labelConfigFingerprint, trainOutput } = whole
    const job = `copy-${randomUUID()}`
    try {
      await artifacts.stageCopy(whole, project, job)
      const candidate = await publishCandidate(candidates, { project, job, labelConfigFingerprint, trainOutput })
      return (await promoteVersion(candidate)).version
    } finally {
      await artifacts.discardStaged(project, job)
    }
  }
}

function nothingToCopy(project: string): BackendError {
  return new BackendError(
    'PROJECT_UNKNOWN',
    `Project ${project} has no trained version that can be copied: project_src must name a project that was trained.`,
  )
}
