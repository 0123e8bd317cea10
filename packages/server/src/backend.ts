import type { ModelClass } from '@label-studio-ml/sdk'
import type { FastifyBaseLogger } from 'fastify'
import type { BodyMemory } from './http/body-memory.ts'
import type { ModelHost } from './models/model-host.ts'
import type { VersionFallback } from './models/version-fallback.ts'
import type { YieldToEventLoop } from './models/yield-to-event-loop.ts'
import type { Metrics } from './observability/metrics.ts'
import type { ParseConfig } from './projects/label-config-cache.ts'
import type { ProjectBook } from './projects/project-book.ts'
import type { Storage } from './storage/storage.ts'
import type { TrainingQueue } from './training/training-queue.ts'
import type { ArtifactStore } from './versions/artifact-store.ts'
import type { PublishVersion } from './versions/publish-version.ts'
import type { VersionRegistry } from './versions/version-registry.ts'

/** What the handlers of the routes work with. */
export interface Backend {
  yieldToEventLoop: YieldToEventLoop
  ModelClass: ModelClass
  parseConfig: ParseConfig
  projects: ProjectBook
  versions: VersionRegistry
  artifacts: ArtifactStore
  publishVersion: PublishVersion
  host: ModelHost
  fallback: VersionFallback
  /** Undefined for a model without `fit`. */
  queue: TrainingQueue | undefined
  storage: Storage
  bodyMemory: BodyMemory
  metrics: Metrics
  log: FastifyBaseLogger
  limits: RequestLimits
}

export interface RequestLimits {
  /** Bytes. */
  bodyLimit: number
  /** Bytes of the bodies of all requests together. */
  bufferedBodiesLimit: number
  /** Bytes of one task, or of whatever else is no item of a list. */
  itemLimit: number
  /** Milliseconds in which 64 KB of a body have to come. */
  uploadTimeoutMs: number
  /** Bytes of the XML of one label config. */
  labelConfigBytes: number
  /** Bytes of memory of all parsed label configs together, and once more of those that loaded models use. */
  labelConfigCacheBytes: number
  /** Milliseconds after which a /predict is answered with what is there; Label Studio gives up at 100,000. */
  predictDeadline: number
  /** Tasks of all requests that may wait together. */
  maxWaitingTasks: number
  /** Items of one list of any other request: annotated tasks of a /train, annotations of an event. */
  maxTrainingItems: number
}
