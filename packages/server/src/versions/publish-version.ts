import type { ArtifactStore } from './artifact-store.ts'
import { prunedVersions } from './pruned-versions.ts'
import { isCandidate, type NewVersion, type VersionDriver, type VersionRecord } from './version-driver.ts'
import type { VersionRegistry } from './version-registry.ts'

export interface CandidateStores {
  versions: VersionDriver
  artifacts: ArtifactStore
}

/**
 * Makes a candidate of what a job staged: its record, which gives it a name, then its files. The server and training
 * processes may do so at the same time. Nothing serves it yet; the next start of the server removes it.
 */
export async function publishCandidate(
  { versions, artifacts }: CandidateStores,
  made: Omit<NewVersion, 'checksums'>,
): Promise<VersionRecord> {
  const checksums = await artifacts.checksums(made.project, made.job)
  const candidate = await versions.add({ ...made, checksums })
  try {
    await artifacts.publish(made.project, made.job, candidate.version)
    return candidate
  } catch (error) {
    await versions.remove(candidate.project, candidate.version)
    throw error
  }
}

/**
 * Removes what never came to serve: of one job, or what a killed server left of any. The record goes last, so that a
 * removal that is cut off is finished at the next start.
 */
export async function discardCandidates(
  { versions, artifacts }: CandidateStores,
  of: { project?: string; job?: string } = {},
): Promise<void> {
  const candidates = (await versions.list(of.project)).filter(isCandidate)
  for (const { project, version, job } of candidates) {
    if (of.job !== undefined && job !== of.job) continue
    await artifacts.removeVersion(project, version)
    await versions.remove(project, version)
  }
}

export interface PromoteVersionOptions {
  versions: VersionRegistry
  artifacts: ArtifactStore
  /** How many of a project's newest versions are always kept. */
  keepVersions: number
  /** Called when it serves, with its project. Never throws. */
  onPromoted(project: string): Promise<void>
  /** Called when an old version could not be removed; the new one serves all the same. */
  onPruneFailed(error: unknown): void
}

/** Makes a candidate the version that serves, and removes the versions that are too old. */
export type PromoteVersion = (candidate: VersionRecord) => Promise<VersionRecord>

export function createPromoteVersion(options: PromoteVersionOptions): PromoteVersion {
  return async (candidate) => {
    const version = await options.versions.promote(candidate)
    await options.onPromoted(version.project)
    await prune(version.project, options).catch(options.onPruneFailed)
    return version
  }
}

/** The record goes first: a folder that is left without one is removed at the next start. */
async function prune(project: string, { versions, artifacts, keepVersions }: PromoteVersionOptions): Promise<void> {
  for (const version of prunedVersions(versions.of(project), keepVersions, Date.now())) {
    await versions.remove(version)
    await artifacts.removeVersion(project, version.version)
  }
}
