import type { CheckLevel, ModelClass } from '@label-studio-ml/sdk/host'
import type { TaskFilesOfProjects } from '../media/open-task-files.ts'
import type { Log } from '../observability/log.ts'
import type { YieldToEventLoop } from '../prediction/yield-to-event-loop.ts'
import type { ExtraParams } from '../projects/extra-params.ts'
import type { ModelDir } from '../storage/open-model-dir.ts'
import { createLoadModel } from './load-model.ts'
import { ModelHost } from './model-host.ts'
import { VersionFallback } from './version-fallback.ts'

export interface ModelsOptions {
  ModelClass: ModelClass
  log: Log
  yieldToEventLoop: YieldToEventLoop
  labelConfigCacheBytes: number
  taskFiles: TaskFilesOfProjects
  defaultExtraParams?: ExtraParams | undefined
  /** Default `strict`. */
  checkLevel?: CheckLevel | undefined
  maxLoadedModels?: number | undefined
  retryVersionAfterMs?: number | undefined
  /** How long the models may take to close when the server stops. */
  closeTimeoutMs?: number | undefined
}

export interface Models {
  host: ModelHost
  fallback: VersionFallback
  /** Closes every model. */
  close(): Promise<void>
}

/** Puts together what holds models: their loading, those that are loaded, and the choice of the version that serves. */
export function createModels(options: ModelsOptions, { versions, artifacts, storage }: ModelDir): Models {
  const {
    log,
    maxLoadedModels = 100,
    retryVersionAfterMs = 60_000,
    closeTimeoutMs = 5000,
    labelConfigCacheBytes,
  } = options
  const loadModel = createLoadModel({
    ...options,
    defaultExtraParams: options.defaultExtraParams ?? {},
    checkLevel: options.checkLevel ?? 'strict',
    versions,
    artifacts,
    state: storage.state,
    warn: (message) => log.warn(message),
    onCloseFailed: (err) => log.error({ err }, 'close() of a model failed'),
  })
  const host = new ModelHost({ loadModel, maxLoadedModels, labelConfigBytes: labelConfigCacheBytes })
  const fallback = new VersionFallback({
    host,
    versions,
    retryAfterMs: retryVersionAfterMs,
    onUnusable: ({ project, version }, err) =>
      log.error({ err, project, version }, 'a version cannot be loaded: the newest that can serves instead'),
  })
  return {
    host,
    fallback,
    close: async () => {
      if (await host.close(closeTimeoutMs)) return
      log.warn(
        `a model was not closed within ${closeTimeoutMs / 1000} s: setup() or a prediction goes on, or close() does not end`,
      )
    },
  }
}
