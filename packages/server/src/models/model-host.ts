import { BackendError, isBackendError } from '@label-studio-ml/protocol'
import {
  type ControlTag,
  controlsThatFit,
  type KeyValueDriver,
  type LabelConfig,
  type LabelStudioMLBase,
  type ModelClass,
} from '@label-studio-ml/sdk'
import { LRUCache } from 'lru-cache'
import type { ArtifactStore } from '../versions/artifact-store.ts'
import type { VersionRecord } from '../versions/version-driver.ts'
import type { VersionRegistry } from '../versions/version-registry.ts'
import { createModel, type ExtraParams } from './create-model.ts'

/** A model that is set up and serves one project, version and label config. */
export interface LoadedModel {
  model: LabelStudioMLBase
  /** The name predictions carry and `/setup` answers. */
  version: string
  config: LabelConfig
  controls: readonly ControlTag[]
  /** Undefined for the untrained model. */
  trained: VersionRecord | undefined
}

export interface ModelHostOptions {
  ModelClass: ModelClass
  defaultExtraParams: ExtraParams
  versions: VersionRegistry
  artifacts: ArtifactStore
  state: KeyValueDriver
  /** How many models stay loaded; the least recently used one is evicted first. */
  maxLoadedModels: number
  /** Bytes of memory that the label configs of the loaded models may take; the model that was used last stays, however large. */
  labelConfigBytes: number
  warn(message: string): void
}

/** Which model a request wants. */
export interface ModelKey {
  project: string
  config: LabelConfig
  extraParams: unknown
}

/**
 * Keeps each model loaded: constructed and set up once per project, version, label config and extra params. A request
 * holds on to the model it got, so a swap never changes a version in the middle of an answer.
 */
export class ModelHost {
  readonly #options: ModelHostOptions
  readonly #loaded: LRUCache<string, Promise<LoadedModel>>
  readonly #warnings = new Set<string>()

  constructor(options: ModelHostOptions) {
    this.#options = options
    this.#loaded = new LRUCache({ max: options.maxLoadedModels, maxSize: Math.ceil(options.labelConfigBytes) })
  }

  get size(): number {
    return this.#loaded.size
  }

  /**
   * The model of a version, which need not serve yet: a new one is warmed beside the old one.
   * Throws `MODEL_LOAD_FAILED`; the next request tries again.
   */
  load(key: ModelKey, version: VersionRecord | undefined): Promise<LoadedModel> {
    const id = JSON.stringify([key.project, version?.version, key.config.fingerprint, key.extraParams])
    return this.#loaded.get(id) ?? this.#begin(id, key, version)
  }

  /** Forgets the loaded models of a project, but for those of its current version. */
  forgetOthers(project: string): void {
    const current = this.#options.versions.current(project)?.version
    for (const id of [...this.#loaded.keys()]) {
      const [ofProject, version] = JSON.parse(id)
      if (ofProject === project && (version ?? undefined) !== current) this.#loaded.delete(id)
    }
  }

  /** Forgets every loaded model of a project. */
  forgetProject(project: string): void {
    for (const id of [...this.#loaded.keys()]) if (JSON.parse(id)[0] === project) this.#loaded.delete(id)
  }

  #begin(id: string, key: ModelKey, version: VersionRecord | undefined): Promise<LoadedModel> {
    const loading = this.#setUp(key, version)
    this.#loaded.set(id, loading, { size: Math.min(key.config.retainedBytes, this.#loaded.maxSize) })
    loading.catch(() => {
      if (this.#loaded.peek(id) === loading) this.#loaded.delete(id)
    })
    return loading
  }

  async #setUp(key: ModelKey, version: VersionRecord | undefined): Promise<LoadedModel> {
    const { ModelClass, defaultExtraParams, artifacts, state, versions } = this.#options
    if (!version) versions.markPredicted(key.project, key.config)
    const modelVersion = versions.nameFor(key.project, version, key.config)
    try {
      if (version) await artifacts.verify(version)
      const model = createModel(ModelClass, {
        ...key,
        defaultExtraParams,
        modelVersion,
        trainOutput: version?.trainOutput,
        folder: version && artifacts.folder(version.project, version.version),
        state,
        warn: (message) => this.#warnOnce(message),
      })
      await model.setup?.()
      return {
        model,
        version: modelVersion,
        config: key.config,
        controls: controlsThatFit(key.config, ModelClass.needs),
        trained: version,
      }
    } catch (cause) {
      throw loadError(cause, ModelClass.name, modelVersion, key.project)
    }
  }

  #warnOnce(message: string): void {
    if (this.#warnings.has(message)) return
    this.#warnings.add(message)
    this.#options.warn(message)
  }
}

function loadError(cause: unknown, model: string, version: string, project: string): BackendError {
  const reason = cause instanceof Error ? cause.message : String(cause)
  const advice = isBackendError(cause) ? '' : ' Look at the error of setup() in the log.'
  return new BackendError(
    'MODEL_LOAD_FAILED',
    `${model} ${version} of project ${project} could not be set up: ${reason}${advice}`,
    { cause },
  )
}
