import type { ArtifactStore } from './artifact-store.ts'
import type { VersionRecord } from './version-driver.ts'

/** The newest version whose files are all there and unchanged. */
export async function newestWhole(
  versions: readonly VersionRecord[],
  artifacts: ArtifactStore,
  onDamaged: (reason: string, version: VersionRecord, error: unknown) => void,
): Promise<VersionRecord | undefined> {
  for (const version of versions.toReversed()) {
    try {
      await artifacts.verify(version)
      return version
    } catch (error) {
      onDamaged(error instanceof Error ? error.message : String(error), version, error)
    }
  }
  return undefined
}
