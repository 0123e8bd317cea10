import type { ModelClass } from '@label-studio-ml/sdk'
import type { FastifyInstance } from 'fastify'
import type { Backend } from '../backend.ts'
import { createBodyMemory } from '../http/body-memory.ts'
import { createApp } from '../http/create-app.ts'
import type { Credentials } from '../http/credentials.ts'
import type { JobState } from '../jobs/job-queue.ts'
import type { ExtraParams } from '../models/create-model.ts'
import { ModelHost } from '../models/model-host.ts'
import { assertPredicts, isTrainable } from '../models/model-methods.ts'
import { verifyVersions } from '../models/verify-versions.ts'
import { VersionFallback } from '../models/version-fallback.ts'
import { createYielder, type YieldToEventLoop } from '../models/yield-to-event-loop.ts'
import type { Log } from '../observability/log.ts'
import { createMetrics } from '../observability/metrics.ts'
import { createLabelConfigCache, type ParseConfig } from '../projects/label-config-cache.ts'
import { type ModelDir, openModelDir } from '../storage/open-model-dir.ts'
import { createTraining, type Training } from '../training/create-training.ts'
import type { Trainer } from '../training/trainer-process.ts'
import { readDeclaredVersion } from '../versions/declared-version.ts'
import { type RequestLimits, withDefaultLimits } from './request-limits.ts'

export interface BackendOptions {
  /** Folder for everything that outlives the process. */
  modelDir: string
  /** Extra params for projects that have none; their keys are filled in for those that leave them out. */
  defaultExtraParams?: ExtraParams
  log: Log
  /** How many lines of the log could not be written. */
  logLinesDropped?: (() => number) | undefined
  train: Trainer
  credentials?: Credentials | undefined
  /** What /webhook accepts instead of Basic credentials. */
  webhookSecret?: string | undefined
  limits?: Partial<RequestLimits>
  /** Milliseconds between a training's trigger and the reading of the annotations. Default 1000. */
  debounceMs?: number
  /** Milliseconds after a trigger in which an annotation still belongs to it. Default 5000. */
  graceMs?: number
  /** Default 100. */
  maxLoadedModels?: number
  /** How many of a project's newest versions are kept in any case. Default 20. */
  keepVersions?: number
  /** Minutes that a training may take. Default 120. */
  trainingLimitMinutes?: number
  /** Milliseconds after which a version that could not be loaded is tried again. Default one minute. */
  retryVersionAfterMs?: number
}

export interface RunningBackend {
  app: FastifyInstance
  /** Answers what is under way, stops the training (the next start goes on with it), closes the storage. */
  close(): Promise<void>
}

/** Puts a backend for a model class together; `app.listen` is the caller's. Throws `MODEL_DIR_UNUSABLE`. */
export async function createBackend(ModelClass: ModelClass, options: BackendOptions): Promise<RunningBackend> {
  assertPredicts(ModelClass)
  const limits = withDefaultLimits(options.limits)
  const yieldToEventLoop = createYielder()
  const parseConfig = createConfigParser(options.log, limits, yieldToEventLoop)
  const declaredVersion = await readDeclaredVersion(ModelClass)
  const modelDir = await openModelDir(options.modelDir, { declaredVersion, parseConfig })
  const { host, fallback } = createModels(ModelClass, { ...options, limits }, modelDir)
  const bodyMemory = createBodyMemory(limits.bufferedBodiesLimit)
  const countJobs = async (state: JobState) =>
    (await modelDir.storage.jobs.list({ kind: 'training', states: [state] })).length
  const metrics = createMetrics({
    loadedModels: () => host.size,
    heldBodyBytes: () => bodyMemory.bytes,
    runningTrainings: () => countJobs('started'),
    waitingTrainings: () => countJobs('queued'),
    lastTrainedSeconds: () => Date.parse(modelDir.versions.newest?.createdAt ?? '1970-01-01') / 1000,
    unusableVersions: () => fallback.unusable().length,
    logLinesDropped: options.logLinesDropped ?? (() => 0),
  })
  const training: Training = createTraining(options, { modelDir, host, parseConfig, onEvent: metrics.jobEvent })
  const { storage, projects, versions, artifacts } = modelDir
  const backend: Backend = {
    yieldToEventLoop,
    ModelClass,
    parseConfig,
    projects,
    versions,
    artifacts,
    promoteVersion: training.promoteVersion,
    host,
    fallback,
    policy: isTrainable(ModelClass) ? training.policy : undefined,
    storage,
    metrics,
    log: options.log,
    bodyMemory,
    limits,
  }
  const app = createApp(backend, { credentials: options.credentials, webhookSecret: options.webhookSecret })
  if (isTrainable(ModelClass)) await training.start()
  const closing = new AbortController()
  void verifyVersions(backend, closing.signal)
  return {
    app,
    close: async () => {
      closing.abort()
      await app.close()
      await training.close()
      await modelDir.close()
    },
  }
}

function createConfigParser(log: Log, limits: RequestLimits, pause: YieldToEventLoop): ParseConfig {
  return createLabelConfigCache({
    limitBytes: limits.labelConfigBytes,
    cacheBytes: limits.labelConfigCacheBytes,
    pause,
    onWarnings: (warnings) => log.warn({ detail: warnings.join(' ') }, 'a label config has tags that no model can use'),
  })
}

function createModels(
  ModelClass: ModelClass,
  {
    log,
    limits,
    defaultExtraParams = {},
    maxLoadedModels = 100,
    retryVersionAfterMs = 60_000,
  }: BackendOptions & { limits: RequestLimits },
  { versions, artifacts, storage }: ModelDir,
) {
  const host = new ModelHost({
    ModelClass,
    defaultExtraParams,
    versions,
    artifacts,
    state: storage.state,
    maxLoadedModels,
    labelConfigBytes: limits.labelConfigCacheBytes,
    warn: (message) => log.warn(message),
  })
  const fallback = new VersionFallback({
    host,
    versions,
    retryAfterMs: retryVersionAfterMs,
    onUnusable: ({ project, version }, err) =>
      log.error({ err, project, version }, 'a version cannot be loaded: the newest that can serves instead'),
  })
  return { host, fallback }
}
