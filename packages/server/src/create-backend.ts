import { join } from 'node:path'
import type { ModelClass } from '@label-studio-ml/sdk'
import type { FastifyInstance } from 'fastify'
import type { Backend, RequestLimits } from './backend.ts'
import { createBodyMemory } from './http/body-memory.ts'
import { createApp } from './http/create-app.ts'
import type { Credentials } from './http/credentials.ts'
import { learns } from './models/model-abilities.ts'
import { ModelHost } from './models/model-host.ts'
import { verifyVersions } from './models/verify-versions.ts'
import { VersionFallback } from './models/version-fallback.ts'
import { createYielder } from './models/yield-to-event-loop.ts'
import type { Log } from './observability/log.ts'
import { createMetrics } from './observability/metrics.ts'
import { createTrainingLog } from './observability/training-log.ts'
import { createLabelConfigCache, type ParseConfig } from './projects/label-config-cache.ts'
import { ProjectBook } from './projects/project-book.ts'
import { lockModelDir } from './storage/model-dir-lock.ts'
import { createSqliteStorage } from './storage/sqlite-storage.ts'
import { createTrainVersion } from './training/train-version.ts'
import type { Trainer } from './training/trainer-process.ts'
import { TrainingQueue } from './training/training-queue.ts'
import { createArtifactStore } from './versions/artifact-store.ts'
import { readDeclaredVersion } from './versions/declared-version.ts'
import { createPublishVersion } from './versions/publish-version.ts'
import { VersionRegistry } from './versions/version-registry.ts'

export interface BackendOptions {
  /** Folder for everything that outlives the process. */
  modelDir: string
  log: Log
  /** How many lines of the log could not be written. */
  logLinesDropped?: (() => number) | undefined
  train: Trainer
  credentials?: Credentials | undefined
  /** What /webhook accepts instead of Basic credentials. */
  webhookSecret?: string | undefined
  limits?: Partial<RequestLimits>
  /** Milliseconds between a training's trigger and the reading of the annotations. Default 1000. */
  settleTime?: number
  /** Milliseconds after a trigger in which an annotation still belongs to it. Default 5000. */
  lateTime?: number
  /** Default 100. */
  maxLoadedModels?: number
  /** How many of a project's newest versions are kept in any case. Default 20. */
  keepVersions?: number
  /** Minutes that a training may take. Default 120. */
  trainingLimitMinutes?: number
  /** Milliseconds after which a version that could not be loaded is tried again. Default one minute. */
  retryVersionAfter?: number
}

export interface RunningBackend {
  app: FastifyInstance
  /** Answers what is under way, stops the training (the next start goes on with it), closes the storage. */
  close(): Promise<void>
}

const megabyte = 1024 * 1024

function withDefaults({ bodyLimit = 300 * megabyte, ...limits }: Partial<RequestLimits> = {}): RequestLimits {
  return {
    bodyLimit,
    bufferedBodiesLimit: 2 * bodyLimit,
    itemLimit: 32 * megabyte,
    uploadTimeoutMs: 30_000,
    labelConfigBytes: 5 * megabyte,
    labelConfigCacheBytes: 64 * megabyte,
    predictDeadline: 90_000,
    maxWaitingTasks: 200_000,
    maxTrainingItems: 1_000_000,
    ...limits,
  }
}

/** Puts a backend for a model class together; `app.listen` is the caller's. Throws `MODEL_DIR_UNUSABLE`. */
export async function createBackend(ModelClass: ModelClass, options: BackendOptions): Promise<RunningBackend> {
  const { log, modelDir } = options
  const isLearning = learns(ModelClass)
  const declaredVersion = await readDeclaredVersion(ModelClass)
  const unlock = lockModelDir(modelDir)
  const databaseFile = join(modelDir, 'backend.sqlite')
  const storage = createSqliteStorage(databaseFile)
  const limits = withDefaults(options.limits)
  const yieldToEventLoop = createYielder()
  const parseConfig = createLabelConfigCache({
    limitBytes: limits.labelConfigBytes,
    cacheBytes: limits.labelConfigCacheBytes,
    pause: yieldToEventLoop,
    onWarnings: (warnings) => log.warn({ detail: warnings.join(' ') }, 'a label config has tags that no model can use'),
  })
  const projects = new ProjectBook(storage.projects, (xml) => canParse(parseConfig, xml))
  const versions = new VersionRegistry(storage.versions, declaredVersion)
  await Promise.all([projects.load(), versions.load(), storage.journal.removeLeftovers()])
  const artifacts = createArtifactStore(modelDir)
  await artifacts.removeLeftovers(versions.all())
  const host: ModelHost = new ModelHost({
    ModelClass,
    versions,
    artifacts,
    state: storage.state,
    maxLoadedModels: options.maxLoadedModels ?? 100,
    labelConfigBytes: limits.labelConfigCacheBytes,
    warn: (message) => log.warn(message),
  })
  const fallback: VersionFallback = new VersionFallback({
    host,
    versions,
    retryAfterMs: options.retryVersionAfter ?? 60_000,
    onUnusable: ({ project, version }, err) =>
      log.error({ err, project, version }, 'a version cannot be loaded: the newest that can serves instead'),
  })
  const bodyMemory = createBodyMemory(limits.bufferedBodiesLimit)
  const metrics = createMetrics({
    loadedModels: () => host.size,
    heldBodyBytes: () => bodyMemory.bytes,
    runningTrainings: () => (queue.running ? 1 : 0),
    waitingTrainings: () => queue.waitingCount,
    lastTrainedSeconds: () => Date.parse(versions.newest?.createdAt ?? '1970-01-01') / 1000,
    unusableVersions: () => fallback.unusable().length,
    logLinesDropped: options.logLinesDropped ?? (() => 0),
  })
  const trainingLog = createTrainingLog(log)
  const publishVersion = createPublishVersion({
    versions,
    artifacts,
    keepVersions: options.keepVersions ?? 20,
    onPruneFailed: (err) => log.error({ err }, 'an old version could not be removed'),
  })
  const trainVersion = createTrainVersion({
    host,
    projects,
    versions,
    artifacts,
    publishVersion,
    parseConfig,
    train: options.train,
    databaseFile,
    limitMinutes: options.trainingLimitMinutes ?? 120,
  })
  const queue: TrainingQueue = new TrainingQueue({
    jobs: storage.jobs,
    journal: storage.journal,
    trainVersion: trainingLog.follow(trainVersion),
    settleTime: options.settleTime ?? 1000,
    lateTime: options.lateTime ?? 5000,
    onChange: (job) => {
      metrics.jobChanged(job)
      trainingLog.jobChanged(job)
    },
    onLog: trainingLog.said,
  })
  const backend: Backend = {
    yieldToEventLoop,
    ModelClass,
    parseConfig,
    projects,
    versions,
    artifacts,
    publishVersion,
    host,
    fallback,
    queue: isLearning ? queue : undefined,
    storage,
    metrics,
    log,
    bodyMemory,
    limits,
  }
  const app = createApp(backend, { credentials: options.credentials, webhookSecret: options.webhookSecret })
  if (isLearning) await queue.resume()
  const closing = new AbortController()
  void verifyVersions(backend, closing.signal)
  return {
    app,
    close: async () => {
      closing.abort()
      await app.close()
      await queue.close()
      await storage.close()
      unlock()
    },
  }
}

function canParse(parseConfig: ParseConfig, xml: string): Promise<boolean> {
  return parseConfig(xml).then(
    () => true,
    () => false,
  )
}
