import type { ArtifactStore } from './artifact-store.ts'
import { prunedVersions } from './pruned-versions.ts'
import type { VersionRecord } from './version-driver.ts'
import type { VersionRegistry } from './version-registry.ts'

export interface PublishVersionOptions {
  versions: VersionRegistry
  artifacts: ArtifactStore
  /** How many of a project's newest versions are kept in any case. */
  keepVersions: number
  /** Called when an old version could not be removed; the new one serves all the same. */
  onPruneFailed(error: unknown): void
}

/**
 * Makes a version of what a job staged: names it, moves its files, registers it, removes versions that are too old.
 *
 * @param warm runs before the version serves; when it throws, nothing is left of the version
 */
export type PublishVersion = (
  made: Pick<VersionRecord, 'project' | 'job' | 'labelConfigFingerprint' | 'trainOutput'>,
  warm?: (version: VersionRecord) => Promise<void>,
) => Promise<VersionRecord>

/** Trainings and copies of one project take turns, so that number and name of a version belong to one of them. */
export function createPublishVersion(options: PublishVersionOptions): PublishVersion {
  const { versions, artifacts, onPruneFailed } = options
  const lastOf = new Map<string, Promise<unknown>>()
  const inTurn = async <T>(project: string, work: () => Promise<T>): Promise<T> => {
    const turn = (lastOf.get(project) ?? Promise.resolve()).then(work)
    const settled = turn.catch(() => {})
    lastOf.set(project, settled)
    try {
      return await turn
    } finally {
      if (lastOf.get(project) === settled) lastOf.delete(project)
    }
  }
  return (made, warm) =>
    inTurn(made.project, async () => {
      const now = new Date()
      const name = versions.next(made.project, now)
      const version = { ...name, ...made, createdAt: now.toISOString(), lastServedAt: null, checksums: {} }
      try {
        version.checksums = await artifacts.publish(made.project, made.job, version.version)
        await warm?.(version)
        await versions.add(version)
      } catch (error) {
        await artifacts.removeVersion(made.project, version.version)
        throw error
      }
      await prune(made.project, options).catch(onPruneFailed)
      return version
    })
}

/** The record goes first: a folder that is left without one is removed at the next start. */
async function prune(project: string, { versions, artifacts, keepVersions }: PublishVersionOptions): Promise<void> {
  for (const version of prunedVersions(versions.of(project), keepVersions, Date.now())) {
    await versions.remove(version)
    await artifacts.removeVersion(project, version.version)
  }
}
