import { BackendError, isBackendError } from '@label-studio-ml/protocol'
import type { LabelConfig } from '@label-studio-ml/sdk'
import { type CheckLevel, type KeyValueDriver, type ModelClass, matchingControls } from '@label-studio-ml/sdk/host'
import type { TaskFilesOfProjects } from '../media/open-task-files.ts'
import { createInProcessRunner } from '../prediction/in-process-runner.ts'
import type { ModelRunner } from '../prediction/model-runner.ts'
import type { YieldToEventLoop } from '../prediction/yield-to-event-loop.ts'
import type { ExtraParams } from '../projects/extra-params.ts'
import type { ArtifactStore } from '../versions/artifact-store.ts'
import type { VersionRecord } from '../versions/version-driver.ts'
import type { VersionRegistry } from '../versions/version-registry.ts'
import { createModel } from './create-model.ts'

/** Which model a request wants, apart from its version. */
export interface ModelKey {
  project: string
  config: LabelConfig
  extraParams: unknown
}

/** Constructs a model and sets it up. Throws `MODEL_LOAD_FAILED`, `EXTRA_PARAMS_INVALID`. */
export type LoadModel = (key: ModelKey, version: VersionRecord | undefined) => Promise<ModelRunner>

export interface LoadModelOptions {
  ModelClass: ModelClass
  defaultExtraParams: ExtraParams
  versions: VersionRegistry
  artifacts: ArtifactStore
  state: KeyValueDriver
  taskFiles: TaskFilesOfProjects
  yieldToEventLoop: YieldToEventLoop
  checkLevel: CheckLevel
  /** Called with something that the author should change, once for each message. */
  warn(message: string): void
  /** Called when the `close` of a model throws. */
  onCloseFailed(error: unknown): void
}

export function createLoadModel(options: LoadModelOptions): LoadModel {
  const { ModelClass, defaultExtraParams, versions, artifacts, state, taskFiles, ...running } = options
  const warn = once(options.warn)
  const setUp = async (key: ModelKey, record: VersionRecord | undefined, version: string) => {
    if (record) await artifacts.verify(record)
    const folder = record && artifacts.folder(record.project, record.version)
    const { trainOutput } = record ?? {}
    const model = await createModel(ModelClass, {
      ...key,
      defaultExtraParams,
      modelVersion: version,
      trainOutput,
      folder,
      state,
      files: taskFiles.of(key.project),
      warn,
    })
    await model.setup?.()
    const controls = matchingControls(key.config, ModelClass.needs)
    return createInProcessRunner({ ...running, model, version, config: key.config, controls })
  }
  return async (key, record) => {
    if (!record) versions.markPredicted(key.project, key.config)
    const version = versions.nameFor(key.project, record, key.config)
    try {
      return await setUp(key, record, version)
    } catch (cause) {
      if (isExtraParamsError(cause)) throw cause
      throw loadError(cause, ModelClass.name, version, key.project)
    }
  }
}

/** The project's extra params are to blame: no other version could be loaded with them. */
export function isExtraParamsError(error: unknown): boolean {
  return isBackendError(error) && error.code === 'EXTRA_PARAMS_INVALID'
}

function once(warn: (message: string) => void): (message: string) => void {
  const warned = new Set<string>()
  return (message) => {
    if (warned.has(message)) return
    warned.add(message)
    warn(message)
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
