import type { ParseConfig } from '../projects/label-config-cache.ts'
import type { ProjectStore } from '../projects/project-store.ts'
import type { ArtifactStore } from '../versions/artifact-store.ts'
import { newestWhole } from '../versions/newest-whole.ts'
import type { VersionRecord } from '../versions/version-driver.ts'
import type { VersionRegistry } from '../versions/version-registry.ts'
import type { VersionFallback } from './version-fallback.ts'

export interface VerifyVersionsOptions {
  artifacts: ArtifactStore
  fallback: VersionFallback
  parseConfig: ParseConfig
  projects: ProjectStore
  versions: VersionRegistry
}

/**
 * Checks the files of the version that serves, project by project: `/setup` must not name a damaged one for long, because
 * Label Studio would then store predictions under another name than the one that it was given. Loads no model.
 */
export async function verifyVersions(options: VerifyVersionsOptions, signal: AbortSignal): Promise<void> {
  const { artifacts, fallback, parseConfig, projects, versions } = options
  for (const { uid, labelConfig, extraParams } of projects.all()) {
    const damaged: { version: VersionRecord; error: unknown }[] = []
    await newestWhole(versions.of(uid), artifacts, (_reason, version, error) => damaged.push({ version, error }))
    const config = damaged.length > 0 && (await parseConfig(labelConfig ?? '').catch(nothingServesIt))
    if (signal.aborted) return
    if (!config) continue
    for (const { version, error } of damaged) fallback.passOver({ project: uid, config, extraParams }, version, error)
  }
}

/** Requests for a label config that cannot be parsed are refused. */
function nothingServesIt(): undefined {}
