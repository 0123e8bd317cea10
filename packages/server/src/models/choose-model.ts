import { type LabelConfig, requireFit } from '@label-studio-ml/sdk'
import type { Backend } from '../backend.ts'
import { normaliseExtraParams } from '../projects/extra-params.ts'
import type { VersionRecord } from '../versions/version-driver.ts'
import type { LoadedModel } from './model-host.ts'

/** What a request tells of the model it wants; every field may be missing. */
export interface ModelWish {
  project?: string | number | null | undefined
  labelConfig?: string | null | undefined
  extraParams?: unknown
  /** Label Studio 1.6 to 1.11 lets its user pin a version. */
  pinnedVersion?: string | null | undefined
}

export interface ChosenModel {
  project: string
  config: LabelConfig
  /** The name predictions carry and `/setup` answers; `load` changes it when another version has to serve. */
  version: string
  /** False when neither this request nor an earlier one told a label config: there is nothing to predict. */
  hasLabelConfig: boolean
  load(): Promise<LoadedModel>
}

/**
 * The model for a request; loads nothing yet. Keeps what the request told of its project.
 * Throws `LABEL_CONFIG_…` and `OVERLOADED`; a label config that is refused is not kept.
 */
export async function chooseModel(backend: Backend, wish: ModelWish): Promise<ChosenModel> {
  const { ModelClass, fallback, parseConfig, projects, versions } = backend
  if (wish.labelConfig) requireFit(await parseConfig(wish.labelConfig), ModelClass)
  const uid = projects.uidOfReference(wish.project)
  const told = {
    ...(wish.labelConfig ? { labelConfig: wish.labelConfig } : {}),
    ...(wish.extraParams === undefined ? {} : { extraParams: normaliseExtraParams(wish.extraParams) }),
  }
  const project = Object.keys(told).length > 0 ? await projects.remember(uid, told) : projects.lookUp(uid)
  const config = await parseConfig(project.labelConfig ?? '')
  const names = (version: VersionRecord) => [version.version, versions.nameFor(uid, version, config)]
  const pinned = versions.of(project.uid).find((version) => names(version).includes(wish.pinnedVersion ?? ''))
  const key = { project: project.uid, config, extraParams: project.extraParams }
  const chosen: ChosenModel = {
    project: project.uid,
    config,
    version: versions.nameFor(project.uid, fallback.serving(key, pinned), config),
    hasLabelConfig: project.labelConfig !== null,
    load: async () => {
      const loaded = await fallback.load(key, pinned)
      chosen.version = loaded.version
      if (loaded.trained) versions.markServed(loaded.trained)
      return loaded
    },
  }
  return chosen
}
