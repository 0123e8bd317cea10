import type { LabelConfig } from '@label-studio-ml/sdk'
import type { HeldModel } from '../models/model-host.ts'
import type { VersionFallback } from '../models/version-fallback.ts'
import type { AcceptLabelConfig } from '../projects/accept-label-config.ts'
import type { ParseConfig } from '../projects/label-config-cache.ts'
import type { ProjectReference, ProjectStore } from '../projects/project-store.ts'
import type { VersionRecord } from '../versions/version-driver.ts'
import type { VersionRegistry } from '../versions/version-registry.ts'

/** Which model a request asks for; every field may be missing. */
export interface ModelRequest {
  project?: ProjectReference
  /** Used for this request instead of the project's own. */
  labelConfig?: string | null | undefined
  /** The version that a user chose, as Label Studio 1.6 to 1.11 lets them. */
  pinnedVersion?: string | null | undefined
}

export interface SelectedModel {
  project: string
  /** The name of the version that serves, as far as is known before it is loaded. */
  version: string
  /** False when neither this request nor an earlier one brought a label config: there is nothing to predict. */
  hasLabelConfig: boolean
  hold(): Promise<HeldModel>
}

/** The model for a request; loads and writes nothing. Throws `LABEL_CONFIG_…` and `OVERLOADED`. */
export type SelectModel = (request: ModelRequest) => Promise<SelectedModel>

export interface SelectModelOptions {
  projects: ProjectStore
  versions: VersionRegistry
  fallback: VersionFallback
  parseConfig: ParseConfig
  acceptLabelConfig: AcceptLabelConfig
}

export function createSelectModel(options: SelectModelOptions): SelectModel {
  const { projects, versions, fallback, parseConfig, acceptLabelConfig } = options
  const findPinned = (project: string, config: LabelConfig, name: string | null | undefined) => {
    const hasName = (record: VersionRecord) =>
      record.version === name || versions.nameFor(project, record, config) === name
    return name ? versions.of(project).find(hasName) : undefined
  }
  return async ({ project: reference, labelConfig, pinnedVersion }) => {
    const project = projects.uidOfReference(reference)
    const known = projects.getOrEmpty(project)
    const config = labelConfig ? await acceptLabelConfig(labelConfig) : await parseConfig(known.labelConfig ?? '')
    const key = { project, config, extraParams: known.extraParams }
    const pinned = findPinned(project, config, pinnedVersion)
    return {
      project,
      version: versions.nameFor(project, fallback.serving(key, pinned), config),
      hasLabelConfig: Boolean(labelConfig) || known.labelConfig !== null,
      hold: async () => {
        const held = await fallback.hold(key, pinned)
        if (held.trained) versions.markServed(held.trained)
        return held
      },
    }
  }
}

/**
 * The name of the version that serves a project. While its label config is refused, as one that was kept under a larger
 * limit may be, that is the newest: it serves again with the next label config.
 */
export type ServingVersion = (project: string) => Promise<string>

export function createServingVersion(options: Omit<SelectModelOptions, 'acceptLabelConfig'>): ServingVersion {
  const { projects, versions, fallback, parseConfig } = options
  return async (project) => {
    const { labelConfig, extraParams } = projects.getOrEmpty(project)
    const config = await parseConfig(labelConfig ?? '').catch(() => undefined)
    if (!config) return versions.of(project).at(-1)?.version ?? versions.untrainedName
    return versions.nameFor(project, fallback.serving({ project, config, extraParams }), config)
  }
}
