import type { VersionRecord } from './version-driver.ts'

const dayMs = 24 * 60 * 60 * 1000

/** A stored prediction may name a version that served; the time is written once a day, hence one day more. */
const namedForMs = 31 * dayMs

/**
 * Which versions of a project nobody needs any more: neither among the newest nor named by predictions of the last
 * 30 days.
 *
 * @param versions of one project, oldest first
 * @param now milliseconds
 */
export function prunedVersions(versions: readonly VersionRecord[], keep: number, now: number): VersionRecord[] {
  const older = versions.slice(0, -keep)
  return older.filter((version, index) => now - servedUntil(version, versions[index + 1]!) > namedForMs)
}

/** Versions of earlier releases do not say when they served: at the latest until the next one was made. */
function servedUntil(version: VersionRecord, next: VersionRecord): number {
  if (version.lastServedAt === undefined) return Date.parse(next.createdAt)
  return version.lastServedAt === null ? Number.NEGATIVE_INFINITY : Date.parse(version.lastServedAt)
}
