import { assertNeeds, assertParams, type CheckLevel, type ModelClass } from '@label-studio-ml/sdk/host'
import type { FastifyInstance } from 'fastify'
import type { Credentials } from '../http/access/credentials.ts'
import { type BodyMemory, createBodyMemory } from '../http/body/body-memory.ts'
import { createApp } from '../http/create-app.ts'
import { createHandlers } from '../http/create-handlers.ts'
import { type RequestLimits, withDefaultLimits } from '../http/request-limits.ts'
import type { JobKind, JobState } from '../jobs/job-queue.ts'
import type { LabelStudioSettings } from '../label-studio/label-studio-settings.ts'
import { openLabelStudio } from '../label-studio/open-label-studio.ts'
import type { MediaSettings } from '../media/media-settings.ts'
import { openTaskFiles } from '../media/open-task-files.ts'
import { createModels, type Models } from '../models/create-models.ts'
import { assertPredicts, isTrainable } from '../models/model-methods.ts'
import { verifyVersions } from '../models/verify-versions.ts'
import type { Log } from '../observability/log.ts'
import { createMetrics } from '../observability/metrics.ts'
import type { MetricsSources } from '../observability/metrics-sources.ts'
import { createPendingPredictions } from '../pending-predictions/create-pending-predictions.ts'
import { failureReasons } from '../prediction/failure.ts'
import { createYielder, type YieldToEventLoop } from '../prediction/yield-to-event-loop.ts'
import { createAcceptExtraParams, logUnfitExtraParams } from '../projects/accept-extra-params.ts'
import type { ExtraParams } from '../projects/extra-params.ts'
import { createLabelConfigCache, type ParseConfig } from '../projects/label-config-cache.ts'
import { type ModelDir, openModelDir } from '../storage/open-model-dir.ts'
import { createTraining } from '../training/create-training.ts'
import type { Trainer } from '../training/trainer-process.ts'
import { readDeclaredVersion } from '../versions/declared-version.ts'
import { createServices } from './create-services.ts'
import { createServing } from './create-serving.ts'

export interface BackendOptions {
  /** The folder for everything that is kept. */
  modelDir: string
  /** Extra params for projects that have none, and for the keys that a project leaves out. */
  defaultExtraParams?: ExtraParams
  log: Log
  /** How many lines of the log could not be written. */
  logLinesDropped?: (() => number) | undefined
  train: Trainer
  /** What is configured about Label Studio; else what `/setup` brings is used. */
  labelStudio?: LabelStudioSettings
  /** The first connect of a project trains it on the labels that it has. Default false. */
  trainOnConnect?: boolean
  /** How the files that tasks name are read and kept. */
  media?: MediaSettings
  credentials?: Credentials | undefined
  /** What /webhook accepts instead of Basic credentials. */
  webhookSecret?: string | undefined
  limits?: Partial<RequestLimits>
  /** Milliseconds between a training's trigger and the reading of the annotations. Default 1000. */
  debounceMs?: number
  /** Milliseconds after a trigger in which an annotation still belongs to it. Default 5000. */
  graceMs?: number
  /** How regions are checked before they are sent. Default `strict`. */
  checkLevel?: CheckLevel
  /** Default 100. */
  maxLoadedModels?: number
  /** How many of a project's newest versions are always kept. Default 20. */
  keepVersions?: number
  /** Minutes that a training may take. Default 120. */
  trainingLimitMinutes?: number
  /** Whether tasks are predicted when they are imported into Label Studio. Default false. */
  predictOnImport?: boolean
  /** Whether all tasks of a project are predicted after a version was promoted. Default false. */
  predictOnPromotion?: boolean
  /** Milliseconds in which tasks that come together are taken up by one job. Default 1000. */
  predictionDebounceMs?: number
  /** Milliseconds after which a version that could not be loaded is tried again. Default one minute. */
  retryVersionAfterMs?: number
  /** Milliseconds that the models may take to close when the backend stops. Default 5000. */
  closeTimeoutMs?: number
}

export interface RunningBackend {
  app: FastifyInstance
  /** Answers what is under way, stops the training (the next start continues it), closes models and storage. */
  close(): Promise<void>
}

/** Puts a backend for a model class together; `app.listen` is the caller's. Throws `CONFIGURATION_INVALID`, `MODEL_DIR_UNUSABLE`. */
export async function createBackend(ModelClass: ModelClass, options: BackendOptions): Promise<RunningBackend> {
  assertPredicts(ModelClass)
  assertNeeds(ModelClass.name, ModelClass.needs)
  const { log, defaultExtraParams = {} } = options
  await assertParams(ModelClass, defaultExtraParams)
  const limits = withDefaultLimits(options.limits)
  const yieldToEventLoop = createYielder()
  const parseConfig = createConfigParser(log, limits, yieldToEventLoop)
  const modelDir = await openModelDir(options.modelDir, await readDeclaredVersion(ModelClass))
  const labelStudio = openLabelStudio(options.labelStudio, modelDir.storage, (message) => log.warn(message))
  const taskFiles = openTaskFiles({
    modelDir: options.modelDir,
    settings: options.media,
    ca: options.labelStudio?.ca,
    access: labelStudio.access,
  })
  const models = createModels({ ...options, ...limits, ModelClass, yieldToEventLoop, taskFiles }, modelDir)
  const metrics = createMetrics(failureReasons)
  const serving = createServing({ ModelClass, modelDir, models, parseConfig, metrics, limits })
  const { predictStoredTasks: predictor } = serving
  const pendingPredictions = createPendingPredictions({
    ...options,
    ...{ labelStudio: labelStudio.access, jobs: modelDir.storage.jobs, driver: modelDir.storage.pendingPredictions },
    ...{ predictor, onWritten: metrics.predictionsWritten, onEvent: metrics.jobEvent },
  })
  const { versionPromoted: onPromoted } = pendingPredictions
  const training = createTraining(options, {
    ...{ modelDir, host: models.host, parseConfig, onEvent: metrics.jobEvent, onPromoted },
  })
  const bodyMemory = createBodyMemory(limits.bufferedBodiesLimitBytes)
  metrics.watch(metricsSources({ modelDir, models, bodyMemory }, options))
  const acceptExtraParams = createAcceptExtraParams(ModelClass, defaultExtraParams)
  const closing = new AbortController()
  const accepting = { acceptExtraParams, labelStudio, stopping: closing.signal }
  const { trainOnConnect = false } = options
  const services = createServices({
    ...{ ModelClass, log, limits, modelDir, models, training, metrics, trainOnConnect, serving, pendingPredictions },
    ...accepting,
  })
  const app = createApp({
    handlers: createHandlers(services, metrics),
    access: { credentials: options.credentials, webhookSecret: options.webhookSecret },
    log,
    limits,
    metrics,
    bodyMemory,
    yieldToEventLoop,
  })
  const close = async () => {
    closing.abort()
    await app.close()
    await training.close()
    await pendingPredictions.close()
    await models.close()
    await taskFiles.close()
    await labelStudio.access.close()
    await modelDir.close()
  }
  try {
    if (isTrainable(ModelClass)) await training.start()
    await pendingPredictions.start()
  } catch (error) {
    await close()
    throw error
  }
  void logUnfitExtraParams(modelDir.projects, acceptExtraParams, log)
  void verifyVersions({ ...modelDir, fallback: models.fallback, parseConfig }, closing.signal)
  return { app, close }
}

interface BackendParts {
  modelDir: ModelDir
  models: Models
  bodyMemory: BodyMemory
}

function metricsSources(
  { modelDir, models, bodyMemory }: BackendParts,
  { logLinesDropped = () => 0 }: BackendOptions,
): MetricsSources {
  const { jobs, pendingPredictions } = modelDir.storage
  const countJobs = async (kind: JobKind, state: JobState) => (await jobs.list({ kind, states: [state] })).length
  return {
    loadedModels: () => models.host.size,
    heldBodyBytes: () => bodyMemory.bytes,
    runningTrainings: () => countJobs('training', 'started'),
    waitingTrainings: () => countJobs('training', 'queued'),
    runningPredictionJobs: () => countJobs('prediction', 'started'),
    pendingPredictions: async () => (await pendingPredictions.count()).reduce((sum, { tasks }) => sum + tasks, 0),
    pendingProjects: async () => (await pendingPredictions.count()).filter(({ all }) => all).length,
    lastTrainedSeconds: () => Date.parse(modelDir.versions.newest?.createdAt ?? '1970-01-01') / 1000,
    unusableVersions: () => models.fallback.unusable().length,
    logLinesDropped,
  }
}

function createConfigParser(log: Log, limits: RequestLimits, pause: YieldToEventLoop): ParseConfig {
  return createLabelConfigCache({
    limitBytes: limits.labelConfigLimitBytes,
    cacheBytes: limits.labelConfigCacheBytes,
    pause,
    onWarnings: (warnings) => log.warn({ detail: warnings.join(' ') }, 'a label config has tags that no model can use'),
  })
}
